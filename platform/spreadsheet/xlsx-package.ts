import { strToU8, Zip, ZipDeflate } from 'fflate'

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** A part of a package: its path and its content piece by piece. */
export interface Part {
  readonly path: string
  readonly pieces: Iterable<string | Uint8Array>
}

/** Collects the parts of a package into one ZIP. */
export class PackageWriter {
  private readonly chunks: Uint8Array[] = []
  private readonly zip: Zip

  constructor() {
    this.zip = new Zip((error, chunk) => {
      if (error !== null) throw error
      this.chunks.push(chunk)
    })
  }

  add(part: Part): void {
    const file = new ZipDeflate(part.path, { level: 5 })
    this.zip.add(file)
    for (const piece of part.pieces) file.push(typeof piece === 'string' ? strToU8(piece) : piece)
    file.push(new Uint8Array(0), true)
  }

  async addStream(path: string, pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
    const file = new ZipDeflate(path, { level: 5 })
    this.zip.add(file)
    for await (const piece of pieces) file.push(typeof piece === 'string' ? strToU8(piece) : piece)
    file.push(new Uint8Array(0), true)
  }

  /** The finished ZIP. */
  finish(): Uint8Array {
    this.zip.end()
    return Buffer.concat(this.chunks)
  }
}

/** Text for XML of a sheet: markup escaped, control characters written as '_xHHHH_'. */
export function encodeXml(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (mark) =>
      mark === '\n' || mark === '\t' ? mark : `_x${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/\p{Cs}/gu, '\uFFFD')
}

export interface SheetToPack {
  readonly name: string
  readonly isHidden: boolean
  readonly body: Iterable<string>
}

/** Name of a sheet as Excel allows it: no \ / ? * [ ] : and at most 31 characters. */
export function safeSheetName(name: string): string {
  return (
    name
      .replace(/[\\/?*[\]:']/g, ' ')
      .trim()
      .slice(0, 31) || '表格'
  )
}

function packageParts(sheets: readonly SheetToPack[]): Record<string, string> {
  const numbers = sheets.map((_, index) => index + 1)
  const overrides = numbers.map(
    (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${CONTENT}.worksheet+xml"/>`,
  )
  const list = sheets.map(({ name, isHidden }, index) => {
    const state = isHidden ? ' state="hidden"' : ''
    return `<sheet name="${encodeXml(safeSheetName(name))}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`
  })
  const relations = numbers.map(
    (n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  )
  return {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/>${overrides.join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}<Relationship Id="rIdStyles" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  }
}

/** One number format of a workbook and the font it is shown in. */
export interface StyleToPack {
  readonly format: string
  readonly font: 'plain' | 'bold' | 'title'
  readonly isCentred?: boolean
}

const BUILT_IN_IDS: Readonly<Record<string, number>> = { General: 0, '@': 49 }

function stylesXml(styles: readonly StyleToPack[]): string {
  const fonts = ['plain', 'bold', 'title']
  const formats = styles.map(({ format }, index) => `<numFmt numFmtId="${164 + index}" formatCode="${encodeXml(format)}"/>`)
  const cells = styles.map(({ format, font, isCentred }, index) => {
    const id = BUILT_IN_IDS[format] ?? 164 + index
    const alignment = `<alignment vertical="center"${isCentred === true ? ' horizontal="center" wrapText="1"' : ''}/>`
    return `<xf numFmtId="${id}" fontId="${fonts.indexOf(font)}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">${alignment}</xf>`
  })
  const face = '<name val="宋体"/><charset val="134"/>'
  return `${XML_HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.join('')}</numFmts><fonts count="3"><font><sz val="11"/>${face}</font><font><b/><sz val="11"/>${face}</font><font><b/><sz val="16"/>${face}</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

/** An .xlsx of the given sheet bodies (all that stands inside <worksheet>); the first style must be the plain one. */
export function packXlsx(sheets: readonly SheetToPack[], styles: readonly StyleToPack[]): Uint8Array {
  const writer = new PackageWriter()
  for (const [path, xml] of Object.entries(packageParts(sheets))) writer.add({ path, pieces: [XML_HEAD + xml] })
  sheets.forEach((sheet, index) => {
    const open = `${XML_HEAD}<worksheet xmlns="${MAIN}">`
    const pieces = (function* () {
      yield open
      yield* sheet.body
      yield '</worksheet>'
    })()
    writer.add({ path: `xl/worksheets/sheet${index + 1}.xml`, pieces })
  })
  writer.add({ path: 'xl/styles.xml', pieces: [stylesXml(styles)] })
  return writer.finish()
}
