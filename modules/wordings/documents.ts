import { pagesOfTextSheet, renderTextDocx, renderTextSheets } from '../../platform/documents/render-text.ts'
import type { TextSheet } from '../../platform/documents/text-sheet.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import type { Download } from '../../platform/http/mount.ts'
import type { BlankFields } from './presenter.ts'
import { type ShownText, shownText, type TextSource } from './shown-text.ts'

/** One person's copy of a text, blank or signed. */
export interface WordingSheet {
  readonly text: ShownText
  /** 附件2; empty where there is none. */
  readonly formLabel: string
  /** Whose text it is: begins the title and may stand on a line of its own. */
  readonly bureauName: string
  /** Small at the foot: 柳河派出所　宋永康　第1版. */
  readonly note?: string
  /** An official document: pages — 1 —. */
  readonly isOfficial?: boolean
  /** For sheets that come back: what the QR code says, and the code a person can read. */
  readonly qr?: string
  /** The same where each page says which it is, by `page/pages`: 2/3. */
  readonly pageQrs?: Readonly<Record<string, string>>
  readonly code?: string
  /** By party of the sign line, in order: a drawn signature (SVG text) or a name; absent leaves room for a pen. */
  readonly signed?: readonly { readonly stroke?: string; readonly value?: string }[]
  /** 2026年11月23日; absent leaves room for a pen. */
  readonly signedOn?: string
}

interface Printing {
  readonly title: string
  readonly isDemo: boolean
  /** Hears how many sheets are laid out; may throw to stop. */
  readonly onProgress?: (done: number) => Promise<void>
}

/** 承诺人签名：　　　年　月　日 → its parties and the room for the date. */
function partiesOf({ text, signed = [] }: WordingSheet): TextSheet['parties'] {
  const labels = text.signLine.split('：').slice(0, -1)
  return labels.map((label, i) => ({
    label: `${label.trim()}：`,
    value: signed[i]?.value ?? '',
    stroke: signed[i]?.stroke ?? null,
  }))
}

/** A person's copy as the page templates of platform/documents print it. */
export function textSheetOf(sheet: WordingSheet): TextSheet {
  const { text, bureauName, formLabel } = sheet
  const owner = text.title.startsWith(bureauName) ? bureauName : ''
  return {
    label: formLabel,
    owner,
    name: text.title.slice(owner.length),
    lines: text.lines.map(({ prefix, text: words, kind }) => ({ prefix, text: words, kind })),
    parties: partiesOf(sheet),
    date: sheet.signedOn ?? '　　年　　月　　日',
    code: sheet.code ?? '',
    qr: sheet.qr ?? null,
    pageQrs: sheet.pageQrs,
    note: sheet.note ?? '',
    isOfficial: sheet.isOfficial,
  }
}

function* printedSheets(sheets: Iterable<WordingSheet>): Generator<TextSheet> {
  for (const sheet of sheets) yield textSheetOf(sheet)
}

/** 承诺书、责任书 — a stack of sheets, one person a sheet, as one PDF/A-2b; 887 × 2 take about 10 s. Errors as renderPdf. */
export const wordingPages = (sheets: Iterable<WordingSheet>, printing: Printing): Promise<Uint8Array> =>
  renderTextSheets(printedSheets(sheets), printing)

/** How many pages a sheet takes. Errors as renderPdf. */
export const pagesOfSheet = (sheet: WordingSheet): Promise<number> => pagesOfTextSheet(textSheetOf(sheet))

/** The same for Word and WPS; without QR codes. */
export const wordingDocx = (sheets: Iterable<WordingSheet>, printing: Printing): Promise<Uint8Array> =>
  renderTextDocx(printedSheets(sheets), printing)

interface BlankForm {
  readonly sheet: WordingSheet
  readonly fileName: string
  readonly isDemo: boolean
}
interface BlankParts {
  readonly wording: { readonly kind: TextSource['kind']; readonly name: string; readonly formLabel: string }
  readonly bureau: { readonly name: string; readonly isDemo: boolean }
  readonly blanks: BlankFields
  readonly text: Omit<TextSource, 'kind'>
  /** Which version it is: 第2版（草稿）. */
  readonly words: string
}

/** A form for nobody in particular: its fields are lines to write on. */
export const blankForm = ({ wording, bureau, blanks, text, words }: BlankParts): BlankForm => ({
  sheet: {
    text: shownText({ kind: wording.kind, ...text }, blanks),
    formLabel: wording.formLabel,
    bureauName: bureau.name,
    note: words,
  },
  fileName: `${wording.name}${words}`,
  isDemo: bureau.isDemo,
})

/** The form as a file. */
export async function printBlank({ sheet, fileName, isDemo }: BlankForm, format: 'pdf' | 'docx'): Promise<Download> {
  const make = format === 'pdf' ? wordingPages : wordingDocx
  const bytes = await make([sheet], { title: sheet.text.title, isDemo })
  return { bytes, fileName: `${fileName}.${format}`, mediaType: mediaTypes[format] }
}
