import type { Generated } from 'kysely'

/** 会商研判 — one meeting of a task force: prepared, held, its minutes approved; or cancelled. */
export interface ConsultationRow {
  bureauId: string
  id: string
  taskForceId: string
  meetingOn: string
  place: string
  chairId: string
  chairName: string
  chairTitle: string | null
  state: Generated<'prepared' | 'held' | 'approved' | 'cancelled'>
  /** 研判级别 */
  level: 'general' | 'serious' | 'major' | null
  reasons: string | null
  /** 纪要编号 */
  number: string | null
  preparedBy: string
  preparedByName: string
  preparedAt: Date
  /** Who wrote the minutes last; never approves them. */
  writtenBy: string | null
  writtenByName: string | null
  writtenAt: Date | null
  approvedBy: string | null
  approvedByName: string | null
  approvedAt: Date | null
  cancelledByName: string | null
  cancelledAt: Date | null
  cancelReason: string | null
  version: Generated<number>
}

/** 参加单位 — a unit asked to a meeting, why, and whether it came. */
export interface ConsultationParticipantRow {
  bureauId: string
  consultationId: string
  unitId: string
  unitName: string
  unitSortKey: string
  basis: 'leads' | 'named' | 'usesMany' | 'chosen'
  attendance: Generated<'expected' | 'present' | 'absent'>
  absenceReason: string | null
}

/** 议题 — one point of the agenda: added by the office beforehand, or drawn from the ledger and frozen when the meeting is held. About hazards and management, never about a person. */
export interface ConsultationPointRow {
  bureauId: string
  id: string
  consultationId: string
  /** Of the hazard's unit; null: for everybody who takes part. */
  unitSortKey: string | null
  position: number
  kind: 'followUp' | 'hazard' | 'cause' | 'other'
  title: string
  facts: Generated<string>
  reasons: Generated<string[]>
  hazardId: string | null
  decisionId: string | null
  /** 纪要 — what was said to this point, plain text. */
  minutes: Generated<string>
}

export interface ConsultationsTables {
  consultations: ConsultationRow
  consultationParticipants: ConsultationParticipantRow
  consultationPoints: ConsultationPointRow
}
