import { dateTextToSerial } from './number-format.ts'
import { type Cell, cellAddress, type Merge, type Sheet } from './workbook.ts'
import { encodeXml, packXlsx, type StyleToPack } from './xlsx-package.ts'

/** Style numbers by format, in the order they are met. */
class FormatTable {
  readonly styles: StyleToPack[] = [{ format: 'General', font: 'plain' }]
  private readonly numbers = new Map([['General', 0]])
  numberOf(format: string): number {
    const known = this.numbers.get(format)
    if (known !== undefined) return known
    this.numbers.set(format, this.styles.length)
    return this.styles.push({ format, font: 'plain' }) - 1
  }
}

function serialOf(value: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = value.slice(11).split(':').map(Number)
  return dateTextToSerial(value) + (hours * 3600 + minutes * 60 + seconds) / 86_400
}

function cellXml(cell: Cell, row: number, formats: FormatTable): string {
  const place = `r="${cellAddress(row, cell.column)}"`
  if (cell.kind === 'empty') return ''
  if (cell.kind === 'error') return `<c ${place} t="e"><v>${encodeXml(cell.text)}</v></c>`
  if (cell.kind === 'boolean') return `<c ${place} t="b"><v>${cell.value === true ? 1 : 0}</v></c>`
  if (cell.kind === 'number') return `<c ${place} s="${formats.numberOf(cell.format ?? 'General')}"><v>${cell.value}</v></c>`
  if (cell.kind === 'date' && cell.text >= '1900-03-01') {
    return `<c ${place} s="${formats.numberOf(cell.format ?? 'yyyy-mm-dd')}"><v>${serialOf(cell.text)}</v></c>`
  }
  return `<c ${place} s="${formats.numberOf('@')}" t="inlineStr"><is><t xml:space="preserve">${encodeXml(cell.text)}</t></is></c>`
}

function mergeXml({ firstRow, lastRow, firstColumn, lastColumn }: Merge): string {
  return `<mergeCell ref="${cellAddress(firstRow, firstColumn)}:${cellAddress(lastRow, lastColumn)}"/>`
}

function* sheetBody(sheet: Sheet, formats: FormatTable): Generator<string> {
  yield '<sheetFormatPr defaultColWidth="14" defaultRowHeight="15"/><sheetData>'
  for (const row of sheet.rows) {
    const cells = row.cells.map((cell) => cellXml(cell, row.number, formats)).join('')
    yield `<row r="${row.number}"${row.isHidden ? ' hidden="1"' : ''}>${cells}</row>`
  }
  yield '</sheetData>'
  if (sheet.merges.length > 0)
    yield `<mergeCells count="${sheet.merges.length}">${sheet.merges.map(mergeXml).join('')}</mergeCells>`
}

/** An .xlsx with the values, types, hidden rows and merges of sheets that were read; formulas become their last values. */
export function rebuildXlsx(read: readonly Sheet[]): Uint8Array {
  const formats = new FormatTable()
  const sheets = read.map((sheet) => ({ name: sheet.name, isHidden: sheet.isHidden, body: sheetBody(sheet, formats) }))
  return packXlsx(sheets, formats.styles)
}
