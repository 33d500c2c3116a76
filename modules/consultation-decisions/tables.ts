import type { Generated } from 'kysely'

/** 会商决定 — what a meeting decided: a measure of a hazard, or a task of a unit; in force when the minutes are approved. */
export interface ConsultationDecisionRow {
  bureauId: string
  id: string
  consultationId: string
  taskForceId: string
  pointId: string | null
  number: number
  kind: 'measure' | 'task'
  text: string
  unitId: string
  unitName: string
  unitSortKey: string
  hazardId: string | null
  hazardNumber: string | null
  /** The measure it became; how it stands is the ledger's business. */
  measureId: string | null
  /** An officer; of a task it may be the unit alone. */
  ownerId: string | null
  ownerName: string | null
  dueOn: string
  state: Generated<'draft' | 'open' | 'done' | 'verified'>
  doneBy: string | null
  doneByName: string | null
  doneAt: Date | null
  doneNote: string | null
  verifiedBy: string | null
  verifiedByName: string | null
  verifiedAt: Date | null
  returnReason: string | null
  version: Generated<number>
}

export interface ConsultationDecisionsTables {
  consultationDecisions: ConsultationDecisionRow
}
