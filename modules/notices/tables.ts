import type { ColumnType, Generated } from 'kysely'

type Json<T> = ColumnType<T, string, string>
export interface Annex {
  number: number
  title: string
  /** What stands on it, one line a paragraph; empty where the notice only names it. */
  text: string
}
export interface Deliverable {
  kind: 'form' | 'report' | 'evidence' | 'figure'
  words: string
  /** The annex that is the form; null without one. */
  annex: number | null
}

/** 通知 — an official notice as it was entered; it drives clauses, and clauses drive tasks. */
export interface NoticeRow {
  bureauId: string
  id: string
  /** 文号 */
  number: string
  title: string
  issuer: string
  issuedOn: string
  state: Generated<'draft' | 'inForce' | 'withdrawn'>
  /** What stands before the first clause. */
  preamble: string
  /** What stands behind the last one and belongs to none. */
  closing: string
  annexes: Json<Annex[]>
  /** The file it was read from. */
  fileId: string | null
  fileName: string | null
  fileDigest: string | null
  enteredByName: string
  enteredAt: Date
  inForceOn: string | null
  inForceByName: string | null
  withdrawnOn: string | null
  withdrawnByName: string | null
  withdrawReason: string | null
  version: Generated<number>
}

/** 条款 — one duty of a notice: who leads, by when or how often, what is to be handed in. */
export interface ClauseRow {
  bureauId: string
  id: string
  noticeId: string
  position: number
  number: string
  section: string | null
  heading: string
  text: string
  /** 牵头单位 */
  leadUnitId: string | null
  /** Who leads as the notice names it, where no unit of that name is here. */
  leadWords: string | null
  deliverables: Json<Deliverable[]>
  dueOn: string | null
  cycle: 'weekly' | 'monthly' | null
  /** Weekday from Monday 1 to 7, or day of the month. */
  cycleDay: number | null
  /** Why the day was changed after the notice came into force. */
  dueReason: string | null
  /** Since when its tasks are dispatched and kept up with. */
  dispatchedOn: string | null
  version: Generated<number>
}

/** 配合、责任单位 — a unit, a group of units, or somebody outside the bureau named in words; a group's units stand as rows of their own. */
export interface ClausePartyRow {
  bureauId: string
  id: string
  noticeId: string
  clauseId: string
  part: 'assisting' | 'responsible'
  position: Generated<number>
  groupName: 'stationsAndDirectUnits' | 'stations' | 'directUnits' | 'usingUnits' | null
  unitId: string | null
  words: string | null
}

/** 通知核对意见 — the office's ruling on a contradiction or gap that the check found. */
export interface NoticeFindingRow {
  bureauId: string
  id: string
  noticeId: string
  key: string
  /** What was found when it was ruled on. */
  words: string
  ruling: string
  ruledByName: string
  ruledAt: Date
  version: Generated<number>
}

export interface NoticesTables {
  notices: NoticeRow
  clauses: ClauseRow
  clauseParties: ClausePartyRow
  noticeFindings: NoticeFindingRow
}
