import type { DrawnCell } from './drawn-sheet.ts'
import type { TruePerson } from './true-people.ts'

export type TrueValues = { readonly [field: string]: string | boolean }

/** A row that must enter with exactly these values. */
export interface TrueRow {
  readonly sheet: string
  readonly row: number
  readonly values: TrueValues
}

/** A fault put into the file on purpose: its cell and the code it must be found under. */
export interface PlantedFault {
  readonly sheet: string
  readonly cell: string
  readonly code: string
}

/** A file somebody could have made, with what is true of it. `notices` are codes that must be shown, at least once each. */
export interface RosterFile {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly rows: readonly TrueRow[]
  readonly faults: readonly PlantedFault[]
  readonly notices: readonly string[]
}

export const SHEET = '在册人员'
const PLAIN_FIELDS = [
  'name',
  'idNumber',
  'unit',
  'post',
  'leadOfficer',
  'leaderInCharge',
  'entryOn',
  'contractEndsOn',
  'phone',
] as const
export const PLAIN_HEADER = [
  '序号',
  '姓名',
  '身份证号',
  '单位',
  '岗位',
  '责任民警',
  '分管领导',
  '入职时间',
  '合同到期',
  '手机',
  '备注',
]

/** The values of a person that a file with the plain columns must give. */
export function plainValues(person: TruePerson, without: readonly string[] = []): TrueValues {
  return Object.fromEntries(PLAIN_FIELDS.filter((field) => !without.includes(field)).map((field) => [field, person[field]]))
}

/** A row with the plain columns, dates and numbers typed as text. */
export function plainRow(person: TruePerson, index: number): DrawnCell[] {
  return [{ number: String(index + 1) }, ...PLAIN_FIELDS.map((field) => person[field])]
}

/** People in rows from `first` on, one a row. */
export function trueRows(people: readonly TruePerson[], first: number, sheet = SHEET): TrueRow[] {
  return people.map((person, index) => ({ sheet, row: first + index, values: plainValues(person) }))
}

/** The row with some cells replaced, by 0-based column. */
export function withCells(row: readonly DrawnCell[], changes: Readonly<Record<number, DrawnCell>>): DrawnCell[] {
  return row.map((cell, column) => (column in changes ? (changes[column] ?? null) : cell))
}
