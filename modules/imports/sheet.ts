import type { WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { RosterField } from './aliases.ts'
import { columnLabels } from './words.ts'

const wide: readonly RosterField[] = ['idNumber', 'unit', 'employer']
const dates: readonly RosterField[] = ['entryOn', 'contractFrom', 'contractEndsOn']
const order: readonly RosterField[] = [
  'name',
  'idNumber',
  'phone',
  'number',
  'unit',
  'post',
  'leadOfficer',
  'leaderInCharge',
  'category',
  'auxiliaryKind',
  'employer',
  'entryOn',
  'contractFrom',
  'contractEndsOn',
  'education',
  'politicalStatus',
  'tier',
  'licenceClass',
  'isVeteran',
]

/** 空白花名册 — the columns that the import knows, ID numbers as text so that nothing is rounded. */
export const blankRoster: WrittenSheet = {
  name: '花名册',
  columns: order.map((field) => ({
    header: columnLabels[field],
    width: wide.includes(field) ? 22 : 14,
    kind: dates.includes(field) ? 'date' : 'text',
  })),
  rows: [],
}
