import type { Generated } from 'kysely'
import type { incidentStates, incidentTracks, statementStates } from './contract.ts'

/** 三同步事件 — something that happened, never a person: handled on three tracks at once, reviewed by the office. */
export interface IncidentRow {
  bureauId: string
  id: string
  /** 事〔2026〕3号 */
  number: string
  unitId: string
  unitSortKey: string
  title: string
  summary: string
  place: string
  happenedAt: Date
  state: Generated<(typeof incidentStates)[number]>
  recordedBy: string
  recordedByName: string
  reviewText: string | null
  reviewedByName: string | null
  reviewedAt: Date | null
  /** How many hazards the review opened. */
  findings: Generated<number>
  createdAt: Generated<Date>
  version: Generated<number>
}

/** 一路 — one of the three tracks with the officer who answers for it. */
export interface IncidentTrackRow {
  bureauId: string
  incidentId: string
  unitSortKey: string
  track: (typeof incidentTracks)[number]
  ownerId: string
  ownerName: string
}

/** 处置步骤 — what was done on a track, when, and who wrote it down. */
export interface IncidentStepRow {
  bureauId: string
  id: string
  incidentId: string
  unitSortKey: string
  track: (typeof incidentTracks)[number]
  takenAt: Date
  text: string
  byName: string
  accountId: string
  recordedAt: Date
}

/** 声明 — one version of what the bureau says; drafted by one, approved by another. */
export interface ApprovedStatementRow {
  bureauId: string
  id: string
  incidentId: string
  unitSortKey: string
  number: number
  text: string
  /** Meant for people outside the bureau. */
  isPublic: boolean
  state: Generated<(typeof statementStates)[number]>
  draftedBy: string
  draftedByName: string
  draftedAt: Date
  approvedBy: string | null
  approvedByName: string | null
  approvedAt: Date | null
}

export interface IncidentsTables {
  incidents: IncidentRow
  incidentTracks: IncidentTrackRow
  incidentSteps: IncidentStepRow
  approvedStatements: ApprovedStatementRow
}
