import type { ColumnType, Generated } from 'kysely'
import type { FrozenLine, Texts } from './contract.ts'

type Json<T> = ColumnType<T, string, string>

/** 周报规定 — weekday and hour of the cut-off, the bureau's own, by version; each holds from its week on. */
export interface WeeklyRuleRow {
  bureauId: string
  number: number
  /** 1 Monday … 7 Sunday. */
  weekday: number
  /** Of the day, Beijing time. */
  minute: number
  /** Where the cut-off goes when its day is no working day. */
  shift: 'before' | 'after' | 'stays'
  /** The Monday of the first week it holds for. */
  fromOn: string
  reason: string
  setByName: string
  setAt: Date
}

/** One unit that a report speaks for, counted from where its last report ended; ISO instants. */
export interface Member {
  unitId: string
  from: string
}

/** 周报 — one unit's week: drafted by the system, completed by the clerk, confirmed by the head. */
export interface WeeklyReportRow {
  bureauId: string
  id: string
  unitId: string
  unitSortKey: string
  /** The Monday of its calendar week. */
  weekOn: string
  /** 截止时刻; moves with rule and calendar until it is reached. */
  cutOffAt: Date
  /** The year's calendar was not loaded: the plain weekday. */
  isPlainDay: Generated<boolean>
  /** The unit first, then those that it speaks for. */
  members: Json<Member[]>
  /** 统计截至; fixed by the first submission. */
  countedTo: Date
  lines: Json<FrozenLine[]>
  texts: Json<Texts>
  state: Generated<'drafted' | 'toConfirm' | 'submitted' | 'returned' | 'withdrawn'>
  isNil: Generated<boolean>
  /** 按时、迟报、漏报 by the arrival of the first submission; 漏报 until it comes. */
  standing: 'onTime' | 'late' | 'missing' | null
  /** When the first submission reached the server, before any queue. */
  arrivedAt: Date | null
  /** The next cut-off, which nobody sent it before: it may no more be sent, unless the office opens it again. */
  closedAt: Date | null
  reopenedAt: Date | null
  reopenedByName: string | null
  reopenReason: string | null
  /** How often it was submitted. */
  number: Generated<number>
  preparedBy: string | null
  preparedByName: string | null
  preparedAt: Date | null
  confirmedBy: string | null
  confirmedByName: string | null
  confirmedAt: Date | null
  returnedByName: string | null
  returnedAt: Date | null
  returnReason: string | null
  /** Why what was submitted is submitted anew. */
  correctionReason: string | null
  createdAt: Date
  version: Generated<number>
}

/** 周报各版 — what was submitted, word for word; written once. */
export interface WeeklyVersionRow {
  bureauId: string
  id: string
  reportId: string
  unitSortKey: string
  number: number
  lines: Json<FrozenLine[]>
  texts: Json<Texts>
  countedTo: Date
  isNil: boolean
  reason: string | null
  preparedByName: string | null
  confirmedByName: string
  submittedAt: Date
}

export interface WeeklyReportsTables {
  weeklyRules: WeeklyRuleRow
  weeklyReports: WeeklyReportRow
  weeklyVersions: WeeklyVersionRow
}
