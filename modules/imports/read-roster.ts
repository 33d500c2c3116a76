import { setImmediate } from 'node:timers/promises'
import { type Cell, cellAddress, type Row, type Sheet, type Workbook } from '../../platform/spreadsheet/workbook.ts'
import type { RosterField } from './aliases.ts'
import { type FoundHeader, findHeader, type RememberedHeaders } from './find-header.ts'
import type { Finding } from './finding.ts'
import { type RosterValues, readValue } from './read-value.ts'
import { checkAcrossRows } from './roster-duplicates.ts'
import type { RosterProblem, RosterReading, RosterRow, SheetReading, SkippedRow } from './roster-reading.ts'
import { checkDerived, checkValues } from './row-checks.ts'
import { type MappedRow, mapRow, mergedCells, skippedRow, skipReason } from './sheet-layout.ts'
import { formulaNotices, hasFormulas, hiddenNotices } from './sheet-notices.ts'

/** `headers` are mappings settled by the user, by sheet; `confirmed` holds 'sheet!C7' of proposals that somebody confirmed. */
export interface RosterOptions {
  readonly today: string
  readonly remembered?: RememberedHeaders
  readonly headers?: ReadonlyMap<string, FoundHeader>
  readonly readsHiddenSheets?: boolean
  readonly confirmed?: ReadonlySet<string>
}

/** About 20 ms of work. */
const ROWS_A_TURN = 500

interface RowReading {
  readonly values: RosterValues
  readonly problems: readonly RosterProblem[]
}

/** What a problem shows of a value: of an ID number or a phone only its tail. */
function shownValue(field: RosterField | null, cell: Cell | undefined): string {
  const text = (cell?.text ?? '').trim()
  const isSecret = (field === 'idNumber' || field === 'phone') && /^\d{5,}[\dXx]$/.test(text.normalize('NFKC').replace(/\s/g, ''))
  return isSecret ? `…${text.slice(-4)}` : text.slice(0, 60)
}

class RowReader {
  private readonly sheet: string
  private readonly mapped: MappedRow
  private readonly header: FoundHeader
  private readonly options: RosterOptions
  private readonly problems: RosterProblem[] = []
  private values: RosterValues = {}

  constructor(sheet: string, mapped: MappedRow, header: FoundHeader, options: RosterOptions) {
    this.sheet = sheet
    this.mapped = mapped
    this.header = header
    this.options = options
  }

  read(): RowReading {
    for (const [field, cell] of this.mapped.cells) this.readField(field, cell)
    this.demand('idNumber', '没有身份证号，不能确定是谁。', '补上身份证号。')
    this.demand('name', '没有姓名。', '补上姓名。')
    for (const { field, finding } of checkValues(this.values, this.options.today)) this.report(field, finding)
    for (const finding of checkDerived(this.values, this.mapped, this.options.today)) this.report('idNumber', finding)
    return { values: this.values, problems: this.problems }
  }

  private readField(field: RosterField, cell: Cell): void {
    const { value, findings } = readValue(field, cell)
    const isConfirmed = this.options.confirmed?.has(`${this.sheet}!${cellAddress(this.mapped.row.number, cell.column)}`) === true
    const proposal = findings.find((finding) => finding.proposal !== undefined)?.proposal
    if (value !== null) this.values = { ...this.values, ...value }
    else if (proposal !== undefined && isConfirmed) this.values = { ...this.values, [field]: proposal }
    for (const finding of findings) {
      const settled: Finding = isConfirmed && finding.proposal !== undefined ? { ...finding, severity: 'notice' } : finding
      this.report(field, settled)
    }
  }

  private demand(field: 'idNumber' | 'name', message: string, cure: string): void {
    const isTold = this.problems.some((problem) => problem.field === field && problem.severity === 'error')
    if (this.values[field] === undefined && !isTold)
      this.report(field, { code: `${field}Missing`, severity: 'error', message, cure })
  }

  private report(field: RosterField, finding: Finding): void {
    const cell = this.mapped.cells.get(field)
    const column = cell?.column ?? this.header.columns.find(({ target }) => target === field)?.column ?? null
    const row = this.mapped.row.number
    const place = column === null ? `${row}行` : cellAddress(row, column)
    this.problems.push({ ...finding, sheet: this.sheet, row, column, cell: place, field, value: shownValue(field, cell) })
  }
}

interface SheetRows {
  readonly rows: RosterRow[]
  readonly problems: RosterProblem[]
  readonly skipped: SkippedRow[]
  /** People's rows in which something is a formula. */
  readonly withFormulas: Row[]
}

interface SheetContext {
  readonly sheet: Sheet
  readonly header: FoundHeader
  readonly options: RosterOptions
  readonly merged: ReadonlyMap<string, Cell>
}

function readRow({ sheet, header, options, merged }: SheetContext, row: Row, result: SheetRows): void {
  const mapped = mapRow(row, header, merged)
  const reason = skipReason(mapped, header)
  if (reason === 'blank') return
  if (reason !== null) {
    result.skipped.push(skippedRow(sheet.name, row, reason))
    return
  }
  const { values, problems } = new RowReader(sheet.name, mapped, header, options).read()
  const hasErrors = problems.some((problem) => problem.severity === 'error')
  result.rows.push({ sheet: sheet.name, row: row.number, isHidden: row.isHidden, values, hasErrors })
  if (hasFormulas(row)) result.withFormulas.push(row)
  for (const problem of problems) result.problems.push(problem)
}

async function readSheet(sheet: Sheet, header: FoundHeader, options: RosterOptions): Promise<SheetRows> {
  const result: SheetRows = { rows: [], problems: [], skipped: [], withFormulas: [] }
  const merged = mergedCells(sheet, header)
  for (const [index, { number, isHidden, cells }] of sheet.rows.entries()) {
    if (index % ROWS_A_TURN === 0) await setImmediate()
    if (number > header.lastRow) readRow({ sheet, header, options, merged }, { number, isHidden, cells }, result)
  }
  const formulas = formulaNotices(sheet.name, header, result.withFormulas)
  for (const notice of [...formulas, ...hiddenNotices(sheet.name, result.rows)]) result.problems.push(notice)
  return result
}

function isLaterThan(one: RosterProblem, other: RosterProblem): number {
  return one.row - other.row || (one.column ?? -1) - (other.column ?? -1)
}

/**
 * Reads a roster somebody made by hand. A row with an error keeps its certain values and is marked; a value that is not certain is
 * never given. Lets others have their turn every so many rows; the same workbook and options always give the same result.
 */
export async function readRoster(workbook: Workbook, options: RosterOptions): Promise<RosterReading> {
  const sheets: SheetReading[] = []
  const rows: RosterRow[] = []
  const problems: RosterProblem[] = []
  const skipped: SkippedRow[] = []
  for (const sheet of workbook.sheets) {
    const header = options.headers?.get(sheet.name) ?? findHeader(sheet, options.remembered)
    const isRead = header !== null && (!sheet.isHidden || options.readsHiddenSheets === true)
    sheets.push({ name: sheet.name, isHidden: sheet.isHidden, isRead, header })
    if (!isRead) continue
    const read = await readSheet(sheet, header, options)
    for (const row of read.rows) rows.push(row)
    for (const problem of read.problems.toSorted(isLaterThan)) problems.push(problem)
    for (const row of read.skipped) skipped.push(row)
  }
  const across = checkAcrossRows(rows, sheets)
  const refusedRows = new Set(across.filter(({ severity }) => severity === 'error').map(({ sheet, row }) => `${sheet}!${row}`))
  const judged = rows.map((row) => (refusedRows.has(`${row.sheet}!${row.row}`) ? { ...row, hasErrors: true } : row))
  return { sheets, rows: judged, problems: problems.concat(across), skipped }
}
