import type { RosterField } from './aliases.ts'
import type { FieldChange, ShownProblem } from './preview.ts'
import type { RosterProblem } from './roster-reading.ts'

/** Nine digits or more in a row, full-width ones, spaces and hyphens between them included: an ID number, a phone, a bank card. */
const LONG = /[\d０-９](?:[\s\u3000-]?[\d０-９]){8,}[\s\u3000-]?[\dXx０-９Ｘｘ]?/g
const SHORTER = /[\d０-９](?:[\s\u3000-]?[\d０-９]){4,}[\s\u3000-]?[\dXx０-９Ｘｘ]?/g

/** The text with long numbers cut to their last four characters. */
const withoutNumbers = (text: string, pattern = LONG): string =>
  text.replace(pattern, (number) => `…${number.replace(/[\s\u3000-]/g, '').slice(-4)}`)

const isSecret = (field: RosterField | null): boolean => field === 'idNumber' || field === 'phone'

/** A problem of the reader as it is kept: no full number in any of its texts, a proposal reduced to the fact that there is one. */
export function shownProblem(problem: RosterProblem): ShownProblem {
  const { sheet, row, column, cell, field, code, severity } = problem
  return {
    sheet,
    row,
    column,
    cell,
    field,
    code,
    severity,
    value: withoutNumbers(problem.value, isSecret(field) ? SHORTER : LONG),
    message: withoutNumbers(problem.message),
    cure: withoutNumbers(problem.cure),
    isConfirmable: problem.proposal !== undefined,
    naming: null,
  }
}

/** A change as it is kept: phones come masked, other long numbers are cut. */
export function shownChange(change: FieldChange): FieldChange {
  if (change.field === 'phone') return change
  const cut = (text: string | null): string | null => (text === null ? null : withoutNumbers(text))
  return { ...change, before: cut(change.before), after: cut(change.after) }
}
