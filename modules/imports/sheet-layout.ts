import type { Cell, Row, Sheet } from '../../platform/spreadsheet/workbook.ts'
import type { ColumnTarget, RosterField } from './aliases.ts'
import type { FoundHeader } from './find-header.ts'
import type { SkippedRow } from './roster-reading.ts'

/** Fields that people merge over several rows; a name or a number belongs to one row only. */
const MERGED_DOWN: readonly ColumnTarget[] = [
  'unit',
  'post',
  'leadOfficer',
  'leaderInCharge',
  'employer',
  'category',
  'auxiliaryKind',
  'entryOn',
  'contractFrom',
  'contractEndsOn',
]
const TOTAL = /^(合计|小计|总计|共计|累计)/
const TOTAL_ANYWHERE = /(合计|小计|总计|共计)/

/** The first cell of vertical merges by column and covered row, for fields that may be merged down. */
export function mergedCells(sheet: Sheet, header: FoundHeader): Map<string, Cell> {
  const covered = new Map<string, Cell>()
  const columns = new Set(
    header.columns.filter(({ target }) => target !== null && MERGED_DOWN.includes(target)).map(({ column }) => column),
  )
  const merges = sheet.merges.filter(
    ({ firstRow, firstColumn, lastColumn }) =>
      firstRow > header.lastRow && firstColumn === lastColumn && columns.has(firstColumn),
  )
  const origins = new Set(merges.map(({ firstRow }) => firstRow))
  const byRow = new Map(sheet.rows.filter(({ number }) => origins.has(number)).map((row) => [row.number, row]))
  for (const merge of merges) {
    const origin = byRow.get(merge.firstRow)?.cells.find((cell) => cell.column === merge.firstColumn)
    const last = Math.min(merge.lastRow, merge.firstRow + 10_000)
    for (let row = merge.firstRow + 1; origin !== undefined && row <= last; row += 1)
      covered.set(`${row},${origin.column}`, origin)
  }
  return covered
}

function isRepeatedHeader(row: Row, header: FoundHeader): boolean {
  let texts = 0
  let same = 0
  for (const { column, header: words } of header.columns) {
    const text = row.cells.find((cell) => cell.column === column)?.text.trim() ?? ''
    if (text === '') continue
    texts += 1
    if (words === text || words.split(' / ').includes(text)) same += 1
  }
  return texts >= 2 && same / texts >= 0.6
}

function textOf(row: Row): string {
  return row.cells
    .map((cell) => cell.text.trim())
    .filter((text) => text !== '')
    .join(' ')
    .slice(0, 80)
}

export interface MappedRow {
  readonly row: Row
  readonly cells: ReadonlyMap<RosterField, Cell>
  readonly derived: ReadonlyMap<'derivedSex' | 'derivedBirth' | 'derivedAge', Cell>
}

function isEmptyCell(cell: Cell | undefined): boolean {
  return cell === undefined || (cell.text.trim() === '' && cell.isFormula !== true)
}

/** The cells of a row by field, merged ones filled in; the row itself with its cells at hand. */
export function mapRow(row: Row, header: FoundHeader, merged: ReadonlyMap<string, Cell>): MappedRow {
  const byColumn = new Map(row.cells.map((cell) => [cell.column, cell]))
  const cells = new Map<RosterField, Cell>()
  const derived = new Map<'derivedSex' | 'derivedBirth' | 'derivedAge', Cell>()
  for (const { column, target } of header.columns) {
    const own = byColumn.get(column)
    const cell = isEmptyCell(own) ? merged.get(`${row.number},${column}`) : own
    if (target === null || target === 'ignored' || cell === undefined) continue
    if (target === 'derivedSex' || target === 'derivedBirth' || target === 'derivedAge') derived.set(target, cell)
    else cells.set(target, { ...cell, column })
  }
  return { row: { number: row.number, isHidden: row.isHidden, cells: [...byColumn.values()] }, cells, derived }
}

const FOOTER = /^(注|备注|说明|填表|制表|审核|单位负责人|负责人|填报|联系人|打印)/

/** A row without name and ID number: serial numbers only, a heading over a part of the list, or a person whose name is missing. */
function judgeNameless(row: Row, header: FoundHeader): SkippedRow['reason'] | 'blank' | null {
  const own = row.cells.filter((cell) => cell.text.trim() !== '')
  const columns = new Set(own.map((cell) => cell.column))
  const filled = header.columns.filter(({ column, target }) => target !== null && target !== 'ignored' && columns.has(column))
  if (filled.length === 0) return own.every((cell) => isSerialColumn(cell.column, header)) ? 'blank' : 'remark'
  return own.length === 1 && own.some((cell) => !/\d/.test(cell.text)) ? 'remark' : null
}

/** '5人' in the ID column of a sub-total is no ID number. */
function hasDigits(cell: Cell | undefined): boolean {
  return /\d{6}|\dE\+?\d/.test(cell?.text.normalize('NFKC').replace(/\s/g, '') ?? '')
}

/** Why a row is no person: a total, the header again, a remark, nothing at all; null for a person. */
export function skipReason(mapped: MappedRow, header: FoundHeader): SkippedRow['reason'] | 'blank' | null {
  const { row, cells } = mapped
  if (isRepeatedHeader(row, header)) return 'repeatedHeader'
  if (hasDigits(cells.get('idNumber'))) return null
  const name = cells.get('name')?.text.replace(/\s/g, '') ?? ''
  const first = row.cells.find((cell) => cell.text.trim() !== '')?.text.replace(/\s/g, '') ?? ''
  if (TOTAL.test(name) || TOTAL.test(first)) return 'total'
  if (FOOTER.test(name === '' ? first : name)) return 'remark'
  if (name !== '') return null
  return TOTAL_ANYWHERE.test(textOf(row)) ? 'total' : judgeNameless(row, header)
}

function isSerialColumn(column: number, header: FoundHeader): boolean {
  return header.columns.some((known) => known.column === column && /序号|行号/.test(known.header))
}

/** A skipped row for the report. */
export function skippedRow(sheet: string, row: Row, reason: SkippedRow['reason']): SkippedRow {
  return { sheet, row: row.number, reason, text: textOf(row) }
}
