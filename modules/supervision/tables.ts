import type { Generated } from 'kysely'

export interface AnswerFile {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly digest: string
}
/** An answer as it was given; returned or not, it stays. */
export interface Answer {
  readonly text: string
  readonly by: string
  readonly at: string
  readonly files: readonly AnswerFile[]
  readonly returned: { readonly reason: string; readonly by: string; readonly at: string } | null
}

/** 督办单 — what a person demands of a unit about one task, on facts that the rule found. */
export interface SupervisionSlipRow {
  bureauId: string
  id: string
  /** 督〔2026〕蓝1号; null until it is issued. */
  number: string | null
  color: 'blue' | 'yellow' | 'red'
  taskId: string
  taskNumber: string
  taskTitle: string
  unitId: string
  unitName: string
  unitSortKey: string
  leadName: string
  leadUnitSortKey: string
  /** Issued by the auxiliary office; otherwise by the head of the unit that leads. */
  isOffice: boolean
  /** As they stood when it was written. */
  facts: string
  demand: string
  answerBy: string
  state: 'toApprove' | 'issued' | 'received' | 'answered' | 'returned' | 'closed' | 'refused' | 'withdrawn'
  draftedOn: string
  draftedBy: string
  draftedByPerson: string | null
  draftedByName: string
  approvedByName: string | null
  issuedOn: string | null
  receivedByName: string | null
  receivedAt: Date | null
  answers: Generated<readonly Answer[]>
  answeredOn: string | null
  /** The first answer came after its day. */
  isLate: boolean | null
  closedOn: string | null
  closedByName: string | null
  /** Why it was refused or withdrawn. */
  endReason: string | null
  createdAt: Generated<Date>
  version: Generated<number>
}

export interface SupervisionTables {
  supervisionSlips: SupervisionSlipRow
}
