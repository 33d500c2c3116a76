import { cellAddress, parseAddress } from './workbook.ts'

export type StyleMarker = (style: number) => number

/** Columns to mark by row number; both lists in ascending order. */
export type MarkedRows = ReadonlyMap<number, readonly number[]>

const TAG = /<(\w+:)?row\b[^>]*>|<(\w+:)?c\b[^>]*>|<\/(\w+:)?row>|<\/(\w+:)?sheetData>|<(\w+:)?sheetData\s*\/>/g

/** Rewrites the row and cell tags of a sheet, piece by piece, so that marked cells get the marked style; the rest stays as it is. */
export class RowMarker {
  private readonly marks: MarkedRows
  private readonly markStyle: StyleMarker
  private readonly rowsLeft: number[]
  private columnsLeft: number[] = []
  private row = 0
  private column = -1
  private prefix = ''

  constructor(marks: MarkedRows, markStyle: StyleMarker) {
    this.marks = marks
    this.markStyle = markStyle
    this.rowsLeft = [...marks.keys()].toSorted((one, other) => one - other)
  }

  /** The piece with its marks; it must end before a tag. */
  rewrite(piece: string): string {
    return piece.replace(TAG, (tag) => this.rewriteTag(tag))
  }

  private rewriteTag(tag: string): string {
    this.prefix = /^<\/?(\w+:)?/.exec(tag)?.[1] ?? ''
    const bare = tag.replace(/^<(\/?)(\w+:)/, '<$1')
    if (bare.startsWith('<row')) return this.openRow(tag)
    if (bare.startsWith('<c')) return this.openCell(tag)
    if (bare === '</row>') return this.emptyCells(Number.POSITIVE_INFINITY) + tag
    const rows = this.missingRows(Number.POSITIVE_INFINITY)
    return bare.startsWith('</') || rows === '' ? rows + tag : `<${this.prefix}sheetData>${rows}</${this.prefix}sheetData>`
  }

  private openRow(tag: string): string {
    this.row = Number(/\sr=["'](\d+)["']/.exec(tag)?.[1] ?? this.row + 1)
    this.column = -1
    const before = this.missingRows(this.row)
    this.columnsLeft = [...(this.marks.get(this.row) ?? [])]
    if (this.rowsLeft[0] === this.row) this.rowsLeft.shift()
    if (!tag.endsWith('/>') || this.columnsLeft.length === 0) return before + tag
    return `${before}${tag.slice(0, -2)}>${this.emptyCells(Number.POSITIVE_INFINITY)}</${this.prefix}row>`
  }

  private openCell(tag: string): string {
    const address = /\sr=["']([A-Z]+\d+)["']/i.exec(tag)?.[1]
    this.column = (address === undefined ? null : parseAddress(address))?.column ?? this.column + 1
    const before = this.emptyCells(this.column)
    if (this.columnsLeft[0] !== this.column) return before + tag
    this.columnsLeft.shift()
    const style = Number(/\ss=["'](\d+)["']/.exec(tag)?.[1] ?? 0)
    const bare = tag.replace(/\ss=["']\d+["']/, '')
    return before + bare.replace(/^<(\w+:)?c\b/, (start) => `${start} s="${this.markStyle(style)}"`)
  }

  /** Marked cells before `column` that the row does not have. */
  private emptyCells(column: number): string {
    let xml = ''
    while (this.columnsLeft[0] !== undefined && this.columnsLeft[0] < column) {
      xml += `<${this.prefix}c r="${cellAddress(this.row, this.columnsLeft.shift() ?? 0)}" s="${this.markStyle(0)}"/>`
    }
    return xml
  }

  /** Marked rows before `row` that the sheet does not have. */
  private missingRows(row: number): string {
    let xml = ''
    while (this.rowsLeft[0] !== undefined && this.rowsLeft[0] < row) {
      const number = this.rowsLeft.shift() ?? 0
      const cells = (this.marks.get(number) ?? []).map(
        (column) => `<${this.prefix}c r="${cellAddress(number, column)}" s="${this.markStyle(0)}"/>`,
      )
      xml += `<${this.prefix}row r="${number}">${cells.join('')}</${this.prefix}row>`
    }
    return xml
  }
}
