import { booleanCell, errorCell, GENERAL, numberCell, textCell } from './cell-maker.ts'
import { type CellBudget, guardArchive } from './guard.ts'
import type { SpreadsheetLimits } from './limits.ts'
import { SpreadsheetRefused } from './refused.ts'
import type { SheetSink } from './sheet-sink.ts'
import { type Cell, LAST_ROW, parseAddress } from './workbook.ts'
import { readWorkbookParts, takePieces, type WorkbookParts } from './xlsx-parts.ts'
import { decodeSheetEscapes, parseAttributes, type XmlToken, xmlTokens } from './xml-text.ts'

interface OpenCell {
  column: number
  type: string
  style: number
  value: string
  text: string
  isFormula: boolean
}

/** Turns the tokens of rows into cells; one instance a sheet. */
class RowParser {
  private readonly parts: WorkbookParts
  private readonly budget: CellBudget
  private readonly sink: SheetSink
  private rowNumber = 0
  private isHidden = false
  private cells: Cell[] = []
  private nextColumn = 0
  private cell: OpenCell | null = null
  private inside = ''
  private isPhonetic = false

  constructor(parts: WorkbookParts, budget: CellBudget, sink: SheetSink) {
    this.parts = parts
    this.budget = budget
    this.sink = sink
  }

  read(xml: string): void {
    for (const token of xmlTokens(xml)) {
      if (token.kind === 'text') this.addText(token.text)
      else if (token.kind === 'open') this.open(token)
      else this.close(token.name)
    }
  }

  private open(token: Extract<XmlToken, { kind: 'open' }>): void {
    if (token.name === 'row') this.openRow(token.attributes)
    else if (token.name === 'c') this.openCell(token.attributes)
    else if (token.name === 'f' && this.cell !== null) this.cell.isFormula = true
    else if (token.name === 'rPh') this.isPhonetic = !token.isClosed
    else if (token.name === 'mergeCell') this.addMerge(token.attributes)
    this.inside = token.isClosed ? '' : token.name
    if (token.isClosed) this.close(token.name)
  }

  private close(name: string): void {
    if (name === 'c') this.closeCell()
    else if (name === 'row') this.closeRow()
    else if (name === 'rPh') this.isPhonetic = false
    this.inside = ''
  }

  private addText(text: string): void {
    if (this.cell === null || this.isPhonetic) return
    if (this.inside === 'v') this.cell.value += text
    else if (this.inside === 't') this.cell.text += text
  }

  private openRow(text: string): void {
    const attributes = parseAttributes(text)
    const number = Number(attributes.get('r') ?? this.rowNumber + 1)
    if (!(number > this.rowNumber && number <= LAST_ROW)) throw new SpreadsheetRefused('broken')
    this.rowNumber = number
    this.isHidden = ['1', 'true'].includes(attributes.get('hidden') ?? '') || attributes.get('ht') === '0'
    this.cells = []
    this.nextColumn = 0
  }

  private openCell(text: string): void {
    const address = / ?r=["']([^"']+)["']/.exec(text)?.[1]
    const place = address === undefined ? { row: this.rowNumber, column: this.nextColumn } : parseAddress(address)
    if (place === null || place.row !== this.rowNumber) throw new SpreadsheetRefused('broken')
    this.nextColumn = place.column + 1
    const type = /\st=["'](\w+)["']/.exec(text)?.[1] ?? 'n'
    const style = Number(/\ss=["'](\d+)["']/.exec(text)?.[1] ?? 0)
    this.cell = { column: place.column, type, style, value: '', text: '', isFormula: false }
  }

  private closeCell(): void {
    const open = this.cell
    this.cell = null
    if (open === null) return
    const cell = this.makeCell(open)
    if (cell.kind === 'empty' && !open.isFormula) return
    this.budget.takeCell(cell.text.length)
    this.cells.push(cell)
  }

  private makeCell(open: OpenCell): Cell {
    const { column, isFormula, value } = open
    if (open.type === 's') return textCell(column, this.sharedString(value), isFormula)
    if (open.type === 'inlineStr') return textCell(column, decodeSheetEscapes(open.text), isFormula)
    if (open.type === 'str') return textCell(column, decodeSheetEscapes(value), isFormula)
    if (open.type === 'e') return errorCell(column, value, isFormula)
    if (value === '') return textCell(column, '', isFormula)
    if (open.type === 'b') return booleanCell(column, value === '1' || value === 'true', isFormula)
    if (open.type === 'd')
      return { column, kind: 'date', text: value.slice(0, 10), value: value.slice(0, 10), isFormula, format: 'yyyy-mm-dd' }
    const number = Number(value)
    if (!Number.isFinite(number)) return textCell(column, value, isFormula)
    const style = this.parts.styles[open.style] ?? GENERAL
    return numberCell({ column, value: number, style, is1904: this.parts.is1904, isFormula })
  }

  private sharedString(index: string): string {
    const text = this.parts.strings[Number(index)]
    if (text === undefined) throw new SpreadsheetRefused('broken')
    return text
  }

  private closeRow(): void {
    if (this.cells.length === 0) return
    this.budget.takeRow()
    const cells = this.cells.toSorted((one, other) => one.column - other.column)
    if (cells.some((cell, index) => cells[index + 1]?.column === cell.column)) throw new SpreadsheetRefused('broken')
    this.sink.row({ number: this.rowNumber, isHidden: this.isHidden, cells })
    this.cells = []
  }

  private addMerge(text: string): void {
    const [from = '', to = from] = (parseAttributes(text).get('ref') ?? '').split(':')
    const first = parseAddress(from)
    const last = parseAddress(to)
    if (first === null || last === null) return
    this.sink.merge({ firstRow: first.row, lastRow: last.row, firstColumn: first.column, lastColumn: last.column })
  }
}

/** Reads an .xlsx into the sink, row by row. Throws SpreadsheetRefused. */
export async function readXlsx(bytes: Uint8Array, limits: SpreadsheetLimits, budget: CellBudget, sink: SheetSink): Promise<void> {
  const archive = { bytes, entries: await guardArchive(bytes, limits) }
  sink.alive()
  const parts = await readWorkbookParts(archive)
  sink.alive()
  for (const part of parts.sheets) {
    sink.sheet(part.name, part.isHidden)
    const parser = new RowParser(parts, budget, sink)
    await takePieces(archive, part.path, (xml) => parser.read(xml))
  }
}
