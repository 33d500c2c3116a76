import type { RosterField } from './aliases.ts'
import type { FoundHeader } from './find-header.ts'
import type { RosterValues } from './read-value.ts'

/** 读花名册得到的结果：行、问题、跳过的行。ID numbers and phones in `value` are cut to their tail. */
export interface RosterProblem {
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
  readonly proposal?: string
}

/** A person's row; with `hasErrors` it is not to be written. */
export interface RosterRow {
  readonly sheet: string
  readonly row: number
  readonly isHidden: boolean
  readonly values: RosterValues
  readonly hasErrors: boolean
}

export interface SkippedRow {
  readonly sheet: string
  readonly row: number
  readonly reason: 'total' | 'repeatedHeader' | 'remark'
  readonly text: string
}

export interface SheetReading {
  readonly name: string
  readonly isHidden: boolean
  readonly isRead: boolean
  readonly header: FoundHeader | null
}

export interface RosterReading {
  readonly sheets: readonly SheetReading[]
  readonly rows: readonly RosterRow[]
  readonly problems: readonly RosterProblem[]
  readonly skipped: readonly SkippedRow[]
}
