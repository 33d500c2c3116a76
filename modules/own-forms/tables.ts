import type { ColumnType, Generated } from 'kysely'
import type { ColumnView, FilledRow, RowValues } from './contract.ts'

type Json<T> = ColumnType<T, string, string>

/** 本局表单 — which units fill in which columns by when, and why it is asked. */
export interface OwnFormRow {
  bureauId: string
  id: string
  serialNumber: string
  title: string
  /** Why it is asked. */
  basis: string
  rowsPer: 'unit' | 'many' | 'auxiliary'
  columns: Json<ColumnView[]>
  /** Where it was sent out: its opener reaches no further. */
  unitSortKey: string
  openedOn: string
  dueOn: string
  openedByName: string
  closedAt: Date | null
  closedByName: string | null
  closeReason: string | null
  version: Generated<number>
}

/** One time that a unit handed in; `returnReason` is why it came back. */
export interface Submission {
  number: number
  at: string
  byName: string
  rows: number
  digest: string
  returnReason: string | null
}

/** 应填的一张 — one unit's part of a form. */
export interface OwnFormPartRow {
  bureauId: string
  id: string
  formId: string
  unitId: string
  unitSortKey: string
  state: Generated<'waiting' | 'submitted' | 'returned' | 'confirmed'>
  /** What the clerk has typed so far; what the system fills is not in it. */
  draft: Json<FilledRow[]>
  /** The last submission; 0 before the first. */
  number: Generated<number>
  submissions: Json<Submission[]>
  openedOn: string
  /** The form's day, or a later one that the office allowed this unit. */
  dueOn: string
  extendReason: string | null
  remindedAt: Date | null
  /** Arrival of the first submission: decides whether it is late; a later one changes nothing. */
  firstSubmittedAt: Date | null
  isLate: Generated<boolean>
  rows: number | null
  /** SHA-256 of columns and rows as they were frozen. */
  digest: string | null
  submittedBy: string | null
  submittedByName: string | null
  submittedAt: Date | null
  confirmedBy: string | null
  confirmedByName: string | null
  confirmedAt: Date | null
  returnedByName: string | null
  returnedAt: Date | null
  returnReason: string | null
  closedAt: Date | null
  version: Generated<number>
}

/** 表单的一行 — frozen with its submission, what the system filled included; never changed, a later submission adds its own. */
export interface OwnFormLineRow {
  bureauId: string
  id: string
  formId: string
  partId: string
  unitId: string
  unitSortKey: string
  /** The submission it belongs to. */
  number: number
  position: number
  /** Whom the row is about, where each auxiliary has one. */
  personId: string | null
  personName: Generated<string>
  personNumber: Generated<string>
  values: Json<RowValues>
}

export interface OwnFormsTables {
  ownForms: OwnFormRow
  ownFormParts: OwnFormPartRow
  ownFormRows: OwnFormLineRow
}
