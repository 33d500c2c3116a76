import type { Generated } from 'kysely'

/** 任务 — what one unit has to do: a clause, the unit, a period; or what a meeting, an inspection, an incident asked for. */
export interface TaskRow {
  bureauId: string
  id: string
  /** 任务〔2026〕17号 */
  number: string
  source: 'clause' | 'consultation' | 'inspection' | 'incident' | 'supervision' | 'other'
  /** The record it came from; of a clause: null, the clause has columns of its own. */
  sourceId: string | null
  noticeId: string | null
  noticeNumber: string | null
  clauseId: string | null
  clauseNumber: string | null
  title: string
  text: string
  /** Concluded only with at least one file. */
  needsEvidence: Generated<boolean>
  part: Generated<'responsible' | 'assisting'>
  /** Where it arose; a merged unit keeps its name. */
  unitId: string
  unitName: string
  unitSortKey: string
  leadUnitId: string
  leadName: string
  leadUnitSortKey: string
  /** Of the bureau itself: its auxiliary office does it, the political office leader looks at it. */
  isOffice: Generated<boolean>
  /** 2026-11-26 (week ending with that day), 2026-11; null without a cycle. */
  period: string | null
  /** The day of the cycle before the calendar moved it, or the day that the clause set. */
  nominalOn: string | null
  dueOn: string | null
  /** Was late by an earlier deadline, whatever became of it. */
  wasLate: Generated<boolean>
  state: Generated<
    'dispatched' | 'objected' | 'acknowledged' | 'underway' | 'returned' | 'concluded' | 'checked' | 'archived' | 'withdrawn'
  >
  dispatchedOn: string
  dispatchedByName: string
  /** Last day to acknowledge or object. */
  acknowledgeBy: string | null
  acknowledgedOn: string | null
  /** 承办人 */
  ownerId: string | null
  ownerName: string | null
  objectionReason: string | null
  /** The unit that should do it, in the words of whoever objects. */
  objectionUnit: string | null
  objectedBy: string | null
  objectedByPerson: string | null
  objectedByName: string | null
  /** The task that took its place with another unit. */
  reassignedTo: string | null
  concludedOn: string | null
  concludedBy: string | null
  concludedByPerson: string | null
  isLate: boolean | null
  checkedOn: string | null
  checkedBy: string | null
  archivedOn: string | null
  withdrawnOn: string | null
  extensions: Generated<number>
  extensionDay: string | null
  extensionReason: string | null
  extensionBy: string | null
  extensionByPerson: string | null
  extensionByName: string | null
  escalatedTo: 'leaderInCharge' | 'unitHead' | 'overseeingBureauLeader' | 'politicalOfficeLeader' | null
  urgedOn: string | null
  /** The last day on which the unit did something. */
  movedOn: string
  /** Files of evidence. */
  files: Generated<number>
  createdAt: Generated<Date>
  version: Generated<number>
}

/** 任务经过 — a step: who did what when; never changed. */
export interface TaskStepRow {
  bureauId: string
  id: string
  taskId: string
  unitSortKey: string
  position: number
  /** A step of the workflow; escalated.unitHead names its level. */
  act: string
  note: string | null
  dueOn: string | null
  byName: string
  byRole: string | null
  /** Null: the system. */
  accountId: string | null
  at: Date
}

/** 任务佐证 — a file that came with a step, with its digest and the declaration that it is not classified. */
export interface TaskEvidenceRow {
  bureauId: string
  id: string
  taskId: string
  unitSortKey: string
  stepId: string
  fileId: string
  fileName: string
  mediaType: string
  fileSize: number
  fileDigest: string
  isDeclaredUnclassified: boolean
}

export interface TasksTables {
  tasks: TaskRow
  taskSteps: TaskStepRow
  taskEvidence: TaskEvidenceRow
}
