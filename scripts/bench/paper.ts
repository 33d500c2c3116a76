import { readdirSync, readFileSync } from 'node:fs'
import type { Stack } from '../../modules/paper-signing/commands/print-stack.ts'
import { stackPdf } from '../../modules/paper-signing/documents.ts'
import { readSheetCode } from '../../modules/paper-signing/sheet-code.ts'
import { defaultPledges } from '../../modules/wordings/default-pledges.ts'
import { newId } from '../../platform/ids.ts'
import { keysFrom, sha256, sm3 } from '../../platform/keys.ts'
import { type PageRead, readPages } from '../../platform/scanning/read-pages.ts'
import { newCode } from '../../platform/signing/code.ts'
import { type Fate, markStack, type Truth } from '../../tests/harness/scan-marker/mark-stack.ts'
import { atMost, type Row, timed, told } from './figures.ts'
import { memoryOf } from './process-facts.ts'

const keys = keysFrom({ k1: Buffer.alloc(32, 7) })

/** Sheets of the default pledges for people of no bureau. */
function stackOf(pledge: (typeof defaultPledges)[number], people: number): Stack {
  const { body, title, name, formLabel, kind } = pledge
  const digest = sha256(title)
  const common = { wordingId: newId(), number: 1, digest, digestSm3: sm3(title), name, title, body: [...body], formLabel, kind }
  const version = { id: newId(), ...common } as unknown as Stack['sheets'][number]['version']
  const sheets = Array.from({ length: people }, (_, i) => {
    const fields = {
      姓名: `测试${i}`,
      单位: '柳河派出所',
      身份: '勤务辅警',
      岗位: '巡逻防控',
      局名: '明河县公安局',
      日期: '2026年11月23日',
    }
    const number = `MH${10_000 + i}`
    const sheet = { id: newId(), code: newCode(), name: fields.姓名, number, unitName: fields.单位 }
    return { sheet: sheet as Stack['sheets'][number]['sheet'], version, fields, textDigest: sha256(number) }
  })
  return { title: name, serialNumber: '签〔2026〕3号', bureau: { name: '明河县公安局', isDemo: true }, sheets }
}

/** Resident memory of this process and everything it started, MB. */
function memoryOfFamily(): number {
  const parents = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const isChild = (pid: string): boolean => {
    try {
      return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(process.pid)
    } catch {
      return false
    }
  }
  const held = [String(process.pid), ...parents.filter(isChild)].map((pid) => memoryHeld(Number(pid)))
  return held.reduce((sum, megabytes) => sum + megabytes, 0)
}

/** A process that just ended holds nothing. */
function memoryHeld(pid: number): number {
  try {
    return memoryOf(pid) || 0
  } catch {
    return 0
  }
}

async function watched(work: () => Promise<unknown>): Promise<{ seconds: number; peak: number }> {
  let peak = memoryOfFamily()
  const timer = setInterval(() => {
    peak = Math.max(peak, memoryOfFamily())
  }, 100)
  const milliseconds = await timed(work)
  clearInterval(timer)
  return { seconds: milliseconds / 1000, peak }
}

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

/** Two stacks of 887 sheets, and a scan of 900 pages at 200 dpi: up to 10° slant, any turn, up to 3 % specks; `distinct` of its pages are made, then repeated. */
export async function measurePaper(people = 887, pages = 900, distinct = 90): Promise<Row[]> {
  const pdfs: Uint8Array[] = []
  const printing = await watched(async () => {
    for (const pledge of defaultPledges) pdfs.push(await stackPdf(stackOf(pledge, people), keys, async () => undefined))
  })
  const small: Uint8Array[] = []
  for (const pledge of defaultPledges)
    small.push(await stackPdf(stackOf(pledge, Math.ceil(distinct / 3)), keys, async () => undefined))
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
    told('its files', pdfs.map((pdf) => `${(pdf.length / 1e6).toFixed(1)} MB`).join(', ')),
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
