import type { RosterField } from './aliases.ts'
import type { HeaderColumn } from './find-header.ts'

/** 预览的内容：每行的结论、问题、逐字段的变更。 */
export type Verdict = 'added' | 'changed' | 'unchanged' | 'problem' | 'elsewhere' | 'leftOut'

/** What a cell may name; lead officers and leaders in charge are both officers. */
export type NameKind = 'unit' | 'post' | 'officer'

export interface NameSuggestion {
  readonly id: string
  readonly name: string
  readonly hint: string
}

/** A problem as kept and shown: of ID numbers and phones never more than the tail. */
export interface ShownProblem {
  readonly sheet: string
  readonly row: number
  readonly column: number | null
  readonly cell: string
  readonly field: RosterField | null
  readonly value: string
  readonly code: string
  readonly severity: 'error' | 'notice'
  readonly message: string
  readonly cure: string
  /** A proposal waits for somebody's confirmation. */
  readonly isConfirmable: boolean
  readonly naming: { readonly kind: NameKind; readonly text: string; readonly suggestions: readonly NameSuggestion[] } | null
}

/** One field before and after, as shown; phones masked. */
export interface FieldChange {
  readonly field: RosterField
  readonly before: string | null
  readonly after: string | null
  /** The cell is empty: applied only when somebody asks for it. */
  readonly isClearing: boolean
  /** Of unit, post, officer, leader: who or what stood there before. */
  readonly beforeId?: string | null
  /** … and what comes; 'new:' and the name for a unit made at commit. */
  readonly afterId?: string | null
}

/** A sheet as it was understood; rows count from 1, columns from 0. */
export interface SheetHeader {
  readonly name: string
  readonly isHidden: boolean
  readonly isRead: boolean
  readonly firstRow: number
  readonly lastRow: number
  readonly columns: readonly HeaderColumn[]
}

/** The key of a row or cell in choices: '在册人员!15', '在册人员!C7'. */
export const placeOf = (sheet: string, place: string | number): string => `${sheet}!${place}`
