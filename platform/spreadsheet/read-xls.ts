import { type BiffRecord, biffRecords, decodeRk, RECORD, RecordReader } from './biff-records.ts'
import { booleanCell, errorCell, GENERAL, type NumberStyle, numberCell, numberStyle, textCell } from './cell-maker.ts'
import { readWorkbookStream } from './compound-file.ts'
import type { CellBudget } from './guard.ts'
import { formatCode } from './number-format.ts'
import { SpreadsheetRefused } from './refused.ts'
import type { SheetSink } from './sheet-sink.ts'
import type { Cell } from './workbook.ts'

const BIFF8 = 0x0600
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

interface Globals {
  readonly sheets: { readonly name: string; readonly isHidden: boolean; readonly at: number }[]
  strings: readonly string[]
  readonly styles: NumberStyle[]
  is1904: boolean
}

function checkStart(record: BiffRecord): void {
  if (record.id !== RECORD.beginOfPart) throw new SpreadsheetRefused(record.id === 0x09 ? 'oldVersion' : 'broken')
  if (new RecordReader(record.data).word() !== BIFF8) throw new SpreadsheetRefused('oldVersion')
}

function readBoundSheet(data: Uint8Array, globals: Globals): void {
  const reader = new RecordReader(data)
  const at = reader.long()
  const state = reader.byte()
  const kind = reader.byte()
  if (kind === 0) globals.sheets.push({ at, isHidden: (state & 3) !== 0, name: reader.text(true) })
}

function readStrings(blocks: readonly Uint8Array[]): string[] {
  if (blocks.length === 0) return []
  const reader = new RecordReader(...blocks)
  reader.skip(4)
  const count = reader.long()
  const strings: string[] = []
  while (strings.length < count) strings.push(reader.text())
  return strings
}

interface Place {
  readonly row: number
  readonly column: number
  readonly style: number
}

interface GlobalTables {
  readonly formats: Map<number, string>
  readonly formatIds: number[]
}

function readGlobalRecord(record: BiffRecord, globals: Globals, tables: GlobalTables): void {
  const reader = new RecordReader(record.data)
  if (record.id === RECORD.filePass) throw new SpreadsheetRefused('passwordProtected')
  if (record.id === RECORD.dateMode) globals.is1904 = reader.word() === 1
  else if (record.id === RECORD.format) tables.formats.set(reader.word(), reader.text())
  else if (record.id === RECORD.boundSheet) readBoundSheet(record.data, globals)
  else if (record.id === RECORD.cellFormat) {
    reader.skip(2)
    tables.formatIds.push(reader.word())
  }
}

function readGlobals(stream: Uint8Array): Globals {
  const globals: Globals = { sheets: [], strings: [], styles: [], is1904: false }
  const tables: GlobalTables = { formats: new Map(), formatIds: [] }
  const stringBlocks: Uint8Array[] = []
  let isInStrings = false
  for (const record of biffRecords(stream, 0)) {
    if (record.at === 0) checkStart(record)
    if (record.id === RECORD.endOfPart) break
    readGlobalRecord(record, globals, tables)
    isInStrings = record.id === RECORD.sharedStrings || (isInStrings && record.id === RECORD.continuation)
    if (isInStrings) stringBlocks.push(record.data)
  }
  globals.strings = readStrings(stringBlocks)
  for (const id of tables.formatIds) globals.styles.push(numberStyle(formatCode(id, tables.formats)))
  return globals
}

/** Collects the cells of one sheet; rows come out sorted at its end, because BIFF stores them in blocks. */
class SheetParser {
  readonly rows = new Map<number, Cell[]>()
  readonly hiddenRows = new Set<number>()
  private readonly globals: Globals
  private readonly budget: CellBudget
  private formulaAwaitingText: { row: number; column: number } | null = null

  constructor(globals: Globals, budget: CellBudget) {
    this.globals = globals
    this.budget = budget
  }

  private put(row: number, cell: Cell): void {
    if (cell.kind === 'empty' && cell.isFormula !== true) return
    this.budget.takeCell(cell.text.length)
    const cells = this.rows.get(row)
    if (cells === undefined) this.rows.set(row, [cell])
    else cells.push(cell)
  }

  private putNumber({ row, column, style }: Place, value: number, isFormula = false): void {
    const found = this.globals.styles[style] ?? GENERAL
    this.put(row, numberCell({ column, value, style: found, is1904: this.globals.is1904, isFormula }))
  }

  private readMultiple(reader: RecordReader, data: Uint8Array): void {
    const row = reader.word()
    const first = reader.word()
    const count = (data.length - 6) / 6
    for (let index = 0; index < count; index += 1) {
      const style = reader.word()
      this.putNumber({ row, column: first + index, style }, decodeRk(reader.long()))
    }
  }

  private readRow(reader: RecordReader): void {
    const row = reader.word()
    reader.skip(10)
    if ((reader.word() & 0x20) !== 0) this.hiddenRows.add(row)
  }

  private readFormula(reader: RecordReader, data: Uint8Array): void {
    const row = reader.word()
    const column = reader.word()
    const style = reader.word()
    const [kind = 0, , value = 0] = data.subarray(6, 9)
    const isNumber = data[12] !== 0xff || data[13] !== 0xff
    if (isNumber) this.putNumber({ row, column, style }, reader.double(), true)
    else if (kind === 0) this.formulaAwaitingText = { row, column }
    else if (kind === 1) this.put(row, booleanCell(column, value !== 0, true))
    else if (kind === 2) this.put(row, errorCell(column, ERRORS[value] ?? '#N/A', true))
    else this.put(row, textCell(column, '', true))
  }

  private readFormulaText(reader: RecordReader): void {
    const place = this.formulaAwaitingText
    if (place !== null) this.put(place.row, textCell(place.column, reader.text(), true))
    this.formulaAwaitingText = null
  }

  private readCell(id: number, reader: RecordReader): void {
    const row = reader.word()
    const column = reader.word()
    const style = reader.word()
    if (id === RECORD.sharedStringCell) this.put(row, textCell(column, this.sharedString(reader.long()), false))
    else if (id === RECORD.rk) this.putNumber({ row, column, style }, decodeRk(reader.long()))
    else if (id === RECORD.number) this.putNumber({ row, column, style }, reader.double())
    else if (id === RECORD.booleanOrError) {
      const value = reader.byte()
      this.put(
        row,
        reader.byte() === 1 ? errorCell(column, ERRORS[value] ?? '#N/A', false) : booleanCell(column, value !== 0, false),
      )
    } else this.put(row, textCell(column, reader.text(), false))
  }

  private sharedString(index: number): string {
    const text = this.globals.strings[index]
    if (text === undefined) throw new SpreadsheetRefused('broken')
    return text
  }

  read(record: BiffRecord, sink: SheetSink): void {
    const reader = new RecordReader(record.data)
    if (CELL_RECORDS.has(record.id)) this.readCell(record.id, reader)
    else if (record.id === RECORD.multipleRk) this.readMultiple(reader, record.data)
    else if (record.id === RECORD.row) this.readRow(reader)
    else if (record.id === RECORD.formula) this.readFormula(reader, record.data)
    else if (record.id === RECORD.formulaText) this.readFormulaText(reader)
    else if (record.id === RECORD.mergedCells) readMerges(reader, sink)
  }
}

const CELL_RECORDS: ReadonlySet<number> = new Set([
  RECORD.sharedStringCell,
  RECORD.rk,
  RECORD.number,
  RECORD.booleanOrError,
  RECORD.label,
  RECORD.richText,
])

function readMerges(reader: RecordReader, sink: SheetSink): void {
  for (let left = reader.word(); left > 0; left -= 1) {
    const [firstRow, lastRow, firstColumn, lastColumn] = [reader.word(), reader.word(), reader.word(), reader.word()]
    sink.merge({ firstRow: firstRow + 1, lastRow: lastRow + 1, firstColumn, lastColumn })
  }
}

function readSheet(stream: Uint8Array, at: number, parser: SheetParser, sink: SheetSink): void {
  let depth = 0
  for (const record of biffRecords(stream, at)) {
    if (record.at === at) checkStart(record)
    if (record.id === RECORD.beginOfPart) depth += 1
    else if (record.id === RECORD.endOfPart) depth -= 1
    else if (depth === 1) parser.read(record, sink)
    if (depth === 0) return
  }
  throw new SpreadsheetRefused('broken')
}

/** Reads an .xls of Excel 97–2003 (BIFF8) into the sink. Throws SpreadsheetRefused. */
export function readXls(bytes: Uint8Array, budget: CellBudget, sink: SheetSink): void {
  const stream = readWorkbookStream(bytes)
  const globals = readGlobals(stream)
  if (globals.sheets.length === 0) throw new SpreadsheetRefused('broken')
  for (const { name, isHidden, at } of globals.sheets) {
    sink.sheet(name, isHidden)
    const parser = new SheetParser(globals, budget)
    readSheet(stream, at, parser, sink)
    for (const row of [...parser.rows.keys()].toSorted((one, other) => one - other)) {
      budget.takeRow()
      const cells = (parser.rows.get(row) ?? []).toSorted((one, other) => one.column - other.column)
      sink.row({ number: row + 1, isHidden: parser.hiddenRows.has(row), cells })
    }
  }
}
