import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { readSheetCode } from '../../modules/paper-signing/sheet-code.ts'
import { type PageRead, readPages } from '../../platform/scanning/read-pages.ts'
import { type Fate, markStack, type Truth } from '../../tests/harness/scan-marker/mark-stack.ts'
import { atMost, type Row, told } from './figures.ts'
import { printStacks } from './stacks.ts'
import { watched } from './watched.ts'

/** One page in ten comes back unsigned. */
const unsigned = (pages: number): Record<number, Fate> =>
  Object.fromEntries(Array.from({ length: pages }, (_, i) => i).flatMap((i) => (i % 10 === 3 ? [[i, 'unsigned']] : [])))

/** Whether each sheet that should be signed was seen as it is. */
function signatureRows(found: readonly PageRead[], truth: readonly Truth[]): Row[] {
  const ofFate = (fate: Fate) =>
    found.filter(({ number }) => truth[number]?.fate === fate && truth[number].isSignPage).map(({ page }) => page?.signPlace)
  const [signed, empty] = [ofFate('signed'), ofFate('unsigned')]
  const toLookAt = signed.filter((place) => place !== 'written').length
  return [
    atMost(`of ${empty.length} unsigned sheets taken for signed`, empty.filter((place) => place === 'written').length, 0, ''),
    told('of them left for a person to judge', String(empty.filter((place) => place === 'unclear').length)),
    atMost(`of ${signed.length} signed sheets not seen as signed`, (toLookAt / signed.length) * 100, 1, '%'),
  ]
}

interface Printed {
  readonly seconds: number
  readonly peak: number
  readonly sizes: readonly number[]
}
async function measurePrinting(people: number): Promise<Printed> {
  const program = fileURLToPath(new URL('./print-stacks.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [program, String(people)])
  return JSON.parse(stdout) as Printed
}

/** Two stacks of 887 sheets, and a scan of 900 pages at 200 dpi: up to 10° slant, any turn, up to 3 % specks; `distinct` of its pages are made, then repeated. */
export async function measurePaper(people = 887, pages = 900, distinct = 90): Promise<Row[]> {
  const printing = await measurePrinting(people)
  const small = await printStacks(Math.ceil(distinct / 3))
  const marking = { seed: 7, dpi: 200, slant: 10, specks: 0.03, fates: unsigned(distinct) }
  const { scan, truth } = await markStack(
    small.map((pdf) => ({ pdf, marking })),
    pages,
  )
  const found: PageRead[] = []
  const reading = await watched(async () => {
    const opened = await readPages(
      {
        media: 'pdf',
        size: scan.length,
        chunks: async function* chunks() {
          for (let at = 0; at < scan.length; at += 8_000_000) yield scan.subarray(at, at + 8_000_000)
        },
      },
      new Set(),
    )
    if ('fault' in opened) throw new Error(opened.fault)
    for await (const page of opened.found)
      found.push({ number: page.number, page: page.page && { ...page.page, picture: new Uint8Array() } })
  })
  const codeOf = ({ page }: PageRead) => page?.codes.map((code) => readSheetCode(code.text)?.code) ?? []
  const read = found.filter((each) => codeOf(each).length > 0)
  const wrong = read.filter((each) => codeOf(each).some((code) => code !== truth[each.number]?.code))
  const missed = ((found.length - read.length) / found.length) * 100
  return [
    atMost(`stacks of ${people} × 2 pledges, print-ready`, printing.seconds, 25, 's'),
    atMost('its memory at most, all processes', printing.peak, 500, 'MB'),
    told('its files', printing.sizes.map((size) => `${(size / 1e6).toFixed(1)} MB`).join(', ')),
    atMost(
      `seconds a page, scan of ${found.length} pages, ${(scan.length / 1e6).toFixed(0)} MB`,
      reading.seconds / found.length,
      0.2,
      's',
    ),
    told('its memory at most, all processes', `${reading.peak.toFixed(0)} MB`),
    atMost('intact codes not read', missed, 0.5, '%'),
    atMost('pages read as somebody else’s', wrong.length, 0, ''),
    ...signatureRows(found, truth),
  ]
}
