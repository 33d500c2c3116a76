import type { Generated } from 'kysely'

/** 备案 — a change of post, lead officer or leader, opened by itself, lodged by the unit, accepted or returned by the office. */
export interface FilingRow {
  bureauId: string
  id: string
  /** The dated fact that began, or the one that ended with nobody after it. */
  assignmentId: string
  change: 'begun' | 'ended'
  aspect: 'post' | 'leadOfficer' | 'leaderInCharge'
  personId: string
  unitId: string
  unitSortKey: string
  beforeName: string | null
  afterName: string | null
  reason: Generated<string>
  changedOn: string
  openedOn: string
  /** By the bureau's own number of working days; null while none is set or the calendar is not loaded. */
  dueOn: string | null
  state: Generated<'open' | 'lodged' | 'returned' | 'accepted' | 'withdrawn'>
  note: Generated<string>
  serialNumber: string | null
  /** Lodged for the first time after the day; stays. */
  isLate: Generated<boolean>
  lodgedBy: string | null
  lodgedByName: string | null
  lodgedAt: Date | null
  answeredBy: string | null
  answeredByName: string | null
  answeredAt: Date | null
  answer: string | null
  createdAt: Generated<Date>
  version: Generated<number>
}

export interface FilingsTables {
  filings: FilingRow
}
