import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler'
import type { OfficialForm } from './official-form.ts'
import type { OfficialText } from './official-text.ts'
import { qrSvg } from './qr-svg.ts'
import type { TextSheets } from './text-sheet.ts'

/** What can be made: a PDF from a template (absolute path) and the JSON text it reads as `sys.inputs.data`, one file of several, a ruled form for Word or Excel, signed texts as PDF or for Word. */
export type DocumentOrder =
  | { readonly kind: 'pdf'; readonly template: string; readonly json: string }
  | { readonly kind: 'textPdf'; readonly template: string; readonly text: TextSheets }
  | { readonly kind: 'joinedPdf'; readonly parts: readonly Uint8Array[] }
  | { readonly kind: 'joinedDocx'; readonly parts: readonly Uint8Array[] }
  | { readonly kind: 'docx' | 'xlsx'; readonly form: OfficialForm }
  | { readonly kind: 'officialDocx'; readonly text: OfficialText }
  | { readonly kind: 'textDocx'; readonly text: TextSheets; readonly isPart: boolean }

export interface NumberedOrder {
  readonly number: number
  readonly order: DocumentOrder
}

/** `pages` is known for PDF only, else 0. */
export interface MadeDocument {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly pages: number
}

export interface DocumentAnswer {
  readonly number: number
  readonly outcome: MadeDocument | { readonly missing: string } | { readonly fault: string }
}

export interface WorkerSettings {
  readonly workspace: string
  readonly fontFolders: string[]
}

/** Memoised layouts are dropped after so many pages: they keep about 3 MB a page. */
const pagesBetweenEvictions = 20
const missingGlyph = /the text "(.+?)" could not be displayed/u

const settings: WorkerSettings = JSON.parse(process.argv[2] ?? '{}')
let compiler: NodeCompiler | undefined
let pagesKept = 0

process.on('message', async (asked) => {
  const { number, order } = asked as NumberedOrder
  const answer: DocumentAnswer = { number, outcome: await make(order).catch(refusalOf) }
  process.send?.(answer)
})

async function make(order: DocumentOrder): Promise<MadeDocument> {
  if (order.kind === 'pdf') return makePdf(order.template, order.json)
  if (order.kind === 'textPdf') return makePdf(order.template, JSON.stringify(withDrawnCodes(order.text)))
  // Loaded when first needed: a worker that makes PDF only never pays for them.
  if (order.kind === 'joinedPdf') return plain((await import('./join-pdfs.ts')).joinPdfs(order.parts))
  if (order.kind === 'joinedDocx') return plain((await import('./join-docx.ts')).joinDocx(order.parts))
  if (order.kind === 'textDocx')
    return plain(await (await import('./text-sheets-docx.ts')).textSheetsDocx(order.text, order.isPart))
  if (order.kind === 'docx') return plain(await (await import('./official-form-docx.ts')).officialFormDocx(order.form))
  if (order.kind === 'officialDocx') return plain(await (await import('./official-text-docx.ts')).officialTextDocx(order.text))
  return plain(await (await import('./official-form-xlsx.ts')).officialFormXlsx(order.form))
}

/** QR codes are drawn here: as SVG text they are many times what they say, and the server would hold them. */
const withDrawnCodes = ({ sheets, ...text }: TextSheets) => ({
  ...text,
  sheets: sheets.map(({ qr, pageQrs = {}, ...sheet }) => ({
    ...sheet,
    qr: qr === null ? null : qrSvg(qr),
    pageQrs: Object.fromEntries(Object.entries(pageQrs).map(([page, said]) => [page, qrSvg(said)])),
  })),
})

const plain = (bytes: Uint8Array): MadeDocument => ({ bytes: new Uint8Array(bytes), pages: 0 })

function makePdf(template: string, json: string): MadeDocument {
  compiler ??= NodeCompiler.create({ workspace: settings.workspace, fontArgs: [{ fontPaths: settings.fontFolders }] })
  try {
    const compiled = compiler.compile({ mainFilePath: template, inputs: { data: json } })
    const laidOut = compiled.result
    if (laidOut === null) throw new Error(messagesOf(compiled.takeError()))
    // PDF/A-2b refuses a text no font can show, so a name never comes out with an empty box.
    const pdf = compiler.pdf(laidOut, { pdfStandard: 'a-2b' })
    pagesKept += laidOut.numOfPages
    return { bytes: new Uint8Array(pdf), pages: laidOut.numOfPages }
  } finally {
    if (pagesKept >= pagesBetweenEvictions) {
      compiler.evictCache(0)
      pagesKept = 0
    }
  }
}

function refusalOf(error: unknown): DocumentAnswer['outcome'] {
  const message = error instanceof Error ? error.message : String(error)
  const missing = missingGlyph.exec(message.replaceAll('\\"', '"'))?.[1]
  return missing === undefined ? { fault: message } : { missing: unescaped(missing) }
}

function messagesOf(error: NodeError | null): string {
  return (error?.shortDiagnostics ?? []).map((diagnostic: { message: string }) => diagnostic.message).join('; ')
}

function unescaped(text: string): string {
  return text.replace(/\\u\{([0-9a-f]+)\}/gu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
}
