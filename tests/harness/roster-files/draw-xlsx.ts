import { strToU8, type Zippable, zipSync } from 'fflate'
import { type DrawnCell, type DrawnSheet, excelDay, letters } from './drawn-sheet.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Style numbers by format code; 0 is the plain one. */
class Styles {
  readonly formats = ['General']
  numberOf(format: string): number {
    const found = this.formats.indexOf(format)
    return found >= 0 ? found : this.formats.push(format) - 1
  }
  xml(): string {
    const codes = this.formats.map((format, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escaped(format)}"/>`)
    const cells = this.formats.map(
      (_, index) => `<xf numFmtId="${index === 0 ? 0 : 164 + index}" fontId="0" fillId="0" borderId="0" xfId="0"/>`,
    )
    return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${codes.length}">${codes.join('')}</numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs></styleSheet>`
  }
}

interface Drawing {
  readonly styles: Styles
  readonly strings: string[]
  readonly isInline: boolean
}

function textXml(place: string, text: string, drawing: Drawing): string {
  if (drawing.isInline) return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
  return `<c r="${place}" t="s"><v>${drawing.strings.push(text) - 1}</v></c>`
}

function cellXml(cell: DrawnCell, place: string, drawing: Drawing): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return textXml(place, cell, drawing)
  if ('blank' in cell) return `<c r="${place}" s="${drawing.styles.numberOf('@')}"/>`
  if ('error' in cell) return `<c r="${place}" t="e"><v>${cell.error}</v></c>`
  if ('number' in cell)
    return `<c r="${place}" s="${drawing.styles.numberOf(cell.format ?? 'General')}"><v>${cell.number}</v></c>`
  if ('date' in cell)
    return `<c r="${place}" s="${drawing.styles.numberOf(cell.format ?? 'yyyy-mm-dd')}"><v>${excelDay(cell.date)}</v></c>`
  const textKind = String(cell.cached).startsWith('#') ? ' t="e"' : ' t="str"'
  return `<c r="${place}"${typeof cell.cached === 'number' ? '' : textKind}><f>${escaped(cell.formula)}</f><v>${escaped(String(cell.cached))}</v></c>`
}

function sheetXml(sheet: DrawnSheet, drawing: Drawing): string {
  const rows = sheet.rows.map((row, index) => {
    const cells = row.map((cell, column) => cellXml(cell, `${letters(column)}${index + 1}`, drawing)).join('')
    const hidden = sheet.hiddenRows?.includes(index + 1) === true ? ' hidden="1"' : ''
    return cells === '' && hidden === '' ? '' : `<row r="${index + 1}"${hidden}>${cells}</row>`
  })
  const merges = (sheet.merges ?? []).map((range) => `<mergeCell ref="${range}"/>`).join('')
  const mergeXml = merges === '' ? '' : `<mergeCells count="${sheet.merges?.length}">${merges}</mergeCells>`
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData>${mergeXml}</worksheet>`
}

/** The parts of an .xlsx by path, so that a hostile file can be made of them too. */
export function drawXlsxParts(sheets: readonly DrawnSheet[], isInline = false): Record<string, string> {
  const drawing: Drawing = { styles: new Styles(), strings: [], isInline }
  const parts: Record<string, string> = {}
  sheets.forEach((sheet, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheet, drawing)
  })
  const overrides = sheets.map(
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  )
  const list = sheets.map(
    (sheet, index) =>
      `<sheet name="${escaped(sheet.name)}" sheetId="${index + 1}"${sheet.isHidden === true ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  )
  const relations = sheets.map(
    (_, index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  const count = sheets.length
  parts['[Content_Types].xml'] =
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${overrides.join('')}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`
  parts['_rels/.rels'] =
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
  parts['xl/workbook.xml'] = `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`
  parts['xl/_rels/workbook.xml.rels'] =
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}<Relationship Id="rId${count + 1}" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId${count + 2}" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`
  parts['xl/styles.xml'] = drawing.styles.xml()
  const strings = drawing.strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')
  parts['xl/sharedStrings.xml'] =
    `${HEAD}<sst xmlns="${MAIN}" count="${drawing.strings.length}" uniqueCount="${drawing.strings.length}">${strings}</sst>`
  return parts
}

/** A ZIP of text parts. */
export function zipParts(parts: Readonly<Record<string, string>>): Uint8Array {
  const files: Zippable = {}
  for (const [path, text] of Object.entries(parts)) files[path] = strToU8(text)
  return zipSync(files, { level: 6 })
}

/** An .xlsx file of the sheets, with shared strings, or with inline ones as some programs write them. */
export function drawXlsx(sheets: readonly DrawnSheet[], isInline = false): Uint8Array {
  return zipParts(drawXlsxParts(sheets, isInline))
}
