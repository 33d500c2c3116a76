import { type Cell, cellAddress, type Row } from '../../platform/spreadsheet/workbook.ts'
import { ROSTER_FIELDS, type RosterField } from './aliases.ts'
import type { FoundHeader } from './find-header.ts'
import type { RosterProblem, RosterRow } from './roster-reading.ts'

function wholeRows(sheet: string, first: number, last: number): RosterProblem {
  return {
    sheet,
    row: first,
    column: null,
    cell: first === last ? `${first}行` : `${first}—${last}行`,
    field: null,
    value: '',
    code: 'hiddenRows',
    severity: 'notice',
    message: `表中隐藏了 ${last - first + 1} 行，已一并读入。`,
    cure: '不要的行删去后再传。',
  }
}

/** One notice for each run of hidden rows. */
export function hiddenNotices(sheet: string, rows: readonly RosterRow[]): RosterProblem[] {
  const notices: RosterProblem[] = []
  let run: { first: number; last: number } | null = null
  for (const { row, isHidden } of rows) {
    if (isHidden && run !== null && row === run.last + 1) run.last = row
    else {
      if (run !== null) notices.push(wholeRows(sheet, run.first, run.last))
      run = isHidden ? { first: row, last: row } : null
    }
  }
  if (run !== null) notices.push(wholeRows(sheet, run.first, run.last))
  return notices
}

interface FormulaColumn {
  readonly column: number
  readonly field: RosterField
  readonly row: number
  readonly count: number
  readonly value: string
}

function importedColumns(header: FoundHeader): { column: number; field: RosterField }[] {
  return header.columns.flatMap(({ column, target }) => {
    const field = ROSTER_FIELDS.find((known) => known === target)
    return field === undefined ? [] : [{ column, field }]
  })
}

function hasResult(cell: Cell): boolean {
  return cell.isFormula === true && cell.kind !== 'error' && cell.kind !== 'empty'
}

export const hasFormulas = (row: Row): boolean => row.cells.some(hasResult)

function findFormulas(rows: readonly Row[], header: FoundHeader): FormulaColumn[] {
  return importedColumns(header).flatMap(({ column, field }) => {
    const found = rows.flatMap((row) => {
      const cell = row.cells.find((candidate) => candidate.column === column && hasResult(candidate))
      return cell === undefined ? [] : [{ row: row.number, value: cell.text }]
    })
    const [first] = found
    return first === undefined ? [] : [{ column, field, ...first, count: found.length }]
  })
}

/** One notice for each imported column that holds formulas in these rows: their last results are taken. */
export function formulaNotices(sheet: string, header: FoundHeader, rows: readonly Row[]): RosterProblem[] {
  return findFormulas(rows, header).map(({ column, field, row, count, value }) => ({
    sheet,
    row,
    column,
    cell: cellAddress(row, column),
    field,
    value: field === 'idNumber' || field === 'phone' ? `…${value.slice(-4)}` : value.slice(0, 60),
    code: 'formulaCells',
    severity: 'notice',
    message: `这一列有 ${count} 格是公式，取表中保存的结果。`,
    cure: '核对结果；不对时在原表改正后再传。',
  }))
}
