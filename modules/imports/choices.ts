import type { ColumnTarget } from './aliases.ts'
import type { NameKind } from './preview.ts'

/** An officer to be entered with the import: the least that a person can be; the ID number is sealed. */
export interface NewOfficer {
  readonly name: string
  readonly idNumberSealed: string
  readonly number: string | null
  readonly title: string | null
  readonly unitId: string
}

/** 对一批导入作出的选择。What a person decided about one import; texts of cells are sealed. */
export type NameChoice =
  | { readonly act: 'map'; readonly id: string }
  | { readonly act: 'create'; readonly parentId: string }
  | { readonly act: 'create'; readonly officer: NewOfficer }
  | { readonly act: 'leaveEmpty' }
  | { readonly act: 'leaveOut' }

export interface Choices {
  /** 'officer:邹国萍' → what to do wherever the file names it. */
  readonly names: Readonly<Record<string, NameChoice>>
  /** 'sheet!C4' of proposals confirmed. */
  readonly confirmed: readonly string[]
  /** 'sheet!C7' → sealed text that takes the cell's place. */
  readonly cells: Readonly<Record<string, string>>
  /** 'sheet!15' → name of the row left out. */
  readonly leftOut: Readonly<Record<string, string>>
  /** 'sheet!40—52行': runs of hidden rows left out. */
  readonly hiddenOut: readonly string[]
  readonly rows: Readonly<Record<string, { readonly isChosen?: boolean; readonly clears?: boolean }>>
  readonly readsHiddenSheets: boolean
  /** 'sheet!6' → meaning of that column (0-based) as somebody settled it; null: not imported. */
  readonly columns: Readonly<Record<string, ColumnTarget | null>>
}

const none: Choices = {
  names: {},
  confirmed: [],
  cells: {},
  leftOut: {},
  hiddenOut: [],
  rows: {},
  readsHiddenSheets: false,
  columns: {},
}

/** Choices as stored, absent parts filled in. */
export const choicesOf = (stored: unknown): Choices => ({ ...none, ...(stored as Partial<Choices>) })

export const nameKey = (kind: NameKind, text: string): string => `${kind}:${text}`

/** Where a text typed for an import is sealed to. */
export const choicePlace = (importId: string): string => `imports.cells.${importId}`

/** The officers to be entered, by the name's key. */
export const newOfficersOf = ({ names }: Choices): (readonly [key: string, officer: NewOfficer])[] =>
  Object.entries(names).flatMap(([key, choice]) => ('officer' in choice ? [[key, choice.officer] as const] : []))

/** The members with one more, or without it. */
export const toggled = (members: readonly string[], member: string, isIn: boolean): string[] =>
  isIn ? [...new Set([...members, member])] : members.filter((known) => known !== member)

/** The map with a value set, or without the key (null). */
export function entrySet<Value>(map: Readonly<Record<string, Value>>, key: string, value: Value | null): Record<string, Value> {
  const { [key]: _, ...rest } = map
  return value === null ? rest : { ...rest, [key]: value }
}

/** First and last row of a run of hidden rows: '40—52行' → [40, 52]. */
export function runOf(cell: string): readonly [number, number] | null {
  const match = /^(\d+)(?:—(\d+))?行$/.exec(cell)
  return match === null ? null : [Number(match[1]), Number(match[2] ?? match[1])]
}
