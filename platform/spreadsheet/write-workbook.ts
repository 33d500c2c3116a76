import { escapeFormula } from './formula-guard.ts'
import { dateTextToSerial } from './number-format.ts'
import { cellAddress, columnLetters } from './workbook.ts'
import { encodeXml, packXlsx, type StyleToPack } from './xlsx-package.ts'

export type WrittenKind = 'text' | 'number' | 'date'
export type WrittenValue = string | number | null

/** `width` in characters; dates are 'YYYY-MM-DD'; ID numbers are columns of kind 'text'. */
export interface WrittenColumn {
  readonly header: string
  readonly width: number
  readonly kind: WrittenKind
}

export interface WrittenSheet {
  readonly name: string
  readonly columns: readonly WrittenColumn[]
  readonly rows: readonly (readonly WrittenValue[])[]
  readonly title?: string
  readonly notes?: readonly string[]
}

export interface WorkbookToWrite {
  readonly sheets: readonly WrittenSheet[]
}

const STYLES: readonly StyleToPack[] = [
  { format: 'General', font: 'plain' },
  { format: '@', font: 'plain' },
  { format: 'General', font: 'plain' },
  { format: 'yyyy-mm-dd', font: 'plain' },
  { format: '@', font: 'bold', isCentred: true },
  { format: '@', font: 'title', isCentred: true },
]
const STYLE_OF: Readonly<Record<WrittenKind | 'header' | 'title', number>> = { text: 1, number: 2, date: 3, header: 4, title: 5 }
const PLAIN_DATE = /^\d{4}-\d{2}-\d{2}$/
const ROWS_A_PIECE = 1000

function textXml(place: string, text: string, style: number): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${encodeXml(text)}</t></is></c>`
}

function cellXml(place: string, value: WrittenValue, kind: WrittenKind): string {
  if (value === null || value === '') return ''
  if (kind === 'number' && typeof value === 'number' && Number.isFinite(value)) {
    return `<c r="${place}" s="${STYLE_OF.number}"><v>${value}</v></c>`
  }
  if (kind === 'date' && typeof value === 'string' && PLAIN_DATE.test(value) && value > '1900-03-01') {
    return `<c r="${place}" s="${STYLE_OF.date}"><v>${dateTextToSerial(value)}</v></c>`
  }
  return textXml(place, String(value), STYLE_OF.text)
}

/** Title and notes above the header, each merged over the width of the table. */
function headLines(sheet: WrittenSheet): { text: string; style: number }[] {
  const title = sheet.title === undefined ? [] : [{ text: sheet.title, style: STYLE_OF.title }]
  return [...title, ...(sheet.notes ?? []).map((text) => ({ text, style: STYLE_OF.text }))]
}

function* sheetBody(sheet: WrittenSheet): Generator<string> {
  const lines = headLines(sheet)
  const headerRow = lines.length + 1
  const below = cellAddress(headerRow + 1, 0)
  yield `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${headerRow}" topLeftCell="${below}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
  const columns = sheet.columns.map(
    ({ width, kind }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${STYLE_OF[kind]}" customWidth="1"/>`,
  )
  yield `<cols>${columns.join('')}</cols><sheetData>`
  yield lines.map(({ text, style }, index) => `<row r="${index + 1}">${textXml(`A${index + 1}`, text, style)}</row>`).join('')
  const headers = sheet.columns.map(({ header }, index) => textXml(cellAddress(headerRow, index), header, STYLE_OF.header))
  yield `<row r="${headerRow}">${headers.join('')}</row>`
  for (let from = 0; from < sheet.rows.length; from += ROWS_A_PIECE) {
    yield sheet.rows
      .slice(from, from + ROWS_A_PIECE)
      .map((row, index) => rowXml(row, headerRow + 1 + from + index, sheet.columns))
      .join('')
  }
  yield '</sheetData>'
  const last = columnLetters(Math.max(0, sheet.columns.length - 1))
  const merges = lines.map((_, index) => `<mergeCell ref="A${index + 1}:${last}${index + 1}"/>`)
  if (merges.length > 0 && sheet.columns.length > 1) yield `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`
}

function rowXml(row: readonly WrittenValue[], number: number, columns: readonly WrittenColumn[]): string {
  const cells = columns.map(({ kind }, index) => cellXml(cellAddress(number, index), row[index] ?? null, kind))
  return `<row r="${number}">${cells.join('')}</row>`
}

/** An .xlsx with real types; text is never a formula and comes back equal. Slow for large tables: run it off the event loop. */
export function writeWorkbook(workbook: WorkbookToWrite): Uint8Array {
  const sheets = workbook.sheets.map((sheet) => ({ name: sheet.name, isHidden: false, body: sheetBody(sheet) }))
  return packXlsx(sheets, STYLES)
}

function csvField(value: WrittenValue): string {
  const text = typeof value === 'number' ? String(value) : escapeFormula(value ?? '')
  return /[",\r\n\t;|，]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A .csv (UTF-8 with mark, lines ended as Windows does) of one sheet; what starts like a formula is escaped, and our reader undoes it. */
export function writeCsv(sheet: Pick<WrittenSheet, 'columns' | 'rows'>): Uint8Array {
  const lines = [sheet.columns.map(({ header }) => header), ...sheet.rows].map((row) => row.map(csvField).join(','))
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf8')
}
