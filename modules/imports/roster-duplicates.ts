import { cellAddress } from '../../platform/spreadsheet/workbook.ts'
import type { RosterField } from './aliases.ts'
import type { RosterProblem, RosterRow, SheetReading } from './roster-reading.ts'

type Compared = 'idNumber' | 'number' | 'phone'

interface Rule {
  readonly field: Compared
  readonly code: string
  readonly severity: 'error' | 'notice'
  readonly message: (place: string) => string
  readonly cure: string
}

const RULES: readonly Rule[] = [
  {
    field: 'idNumber',
    code: 'duplicateIdNumber',
    severity: 'error',
    message: (place) => `与${place}身份证号相同，是同一人。`,
    cure: '删去一行。',
  },
  {
    field: 'number',
    code: 'duplicateNumber',
    severity: 'error',
    message: (place) => `与${place}辅警编号相同，不是同一人。`,
    cure: '核对编号。',
  },
  {
    field: 'phone',
    code: 'duplicatePhone',
    severity: 'notice',
    message: (place) => `与${place}手机号相同。`,
    cure: '核对手机号。',
  },
]

function sameContent(one: RosterRow, other: RosterRow): boolean {
  const keys = new Set([...Object.keys(one.values), ...Object.keys(other.values)]) as Set<RosterField>
  return [...keys].every((key) => one.values[key] === other.values[key])
}

function placeOf(row: RosterRow, from: RosterRow): string {
  return row.sheet === from.sheet ? `第 ${row.row} 行` : `工作表“${row.sheet}”第 ${row.row} 行`
}

function makeProblem(row: RosterRow, other: RosterRow, rule: Rule, sheets: readonly SheetReading[]): RosterProblem {
  const header = sheets.find(({ name }) => name === row.sheet)?.header
  const column = header?.columns.find(({ target }) => target === rule.field)?.column ?? null
  return {
    sheet: row.sheet,
    row: row.row,
    column,
    cell: column === null ? `${row.row}行` : cellAddress(row.row, column),
    field: rule.field,
    value: row.values.name ?? '',
    code: rule.code,
    severity: rule.severity,
    message: rule.message(placeOf(other, row)),
    cure: rule.cure,
  }
}

/** A later row equal to an earlier one is refused alone; where they differ, nobody knows which is right and both are. */
function judgePair(first: RosterRow, later: RosterRow, rule: Rule, sheets: readonly SheetReading[]): RosterProblem[] {
  const isSamePerson = first.values.idNumber !== undefined && first.values.idNumber === later.values.idNumber
  if (rule.field !== 'idNumber' && isSamePerson) return []
  const problem = makeProblem(later, first, rule, sheets)
  if (rule.severity === 'notice' || sameContent(first, later)) return [problem]
  return [makeProblem(first, later, rule, sheets), problem]
}

/** People, auxiliary numbers and phones that stand twice in the file. */
export function checkAcrossRows(rows: readonly RosterRow[], sheets: readonly SheetReading[]): RosterProblem[] {
  return RULES.flatMap((rule) => {
    const seen = new Map<string, RosterRow>()
    return rows.flatMap((row) => {
      const value = row.values[rule.field]
      if (value === undefined) return []
      const first = seen.get(value)
      if (first === undefined) seen.set(value, row)
      return first === undefined ? [] : judgePair(first, row, rule, sheets)
    })
  })
}
