import type { Generated } from 'kysely'
import type { leavingSteps } from './contract.ts'

/** 离岗手续 — the checklist of one separation, or of one that is announced; keeps the unit where it arose. */
export interface LeavingRow {
  bureauId: string
  id: string
  personId: string
  unitId: string
  unitSortKey: string
  /** The first day on which the person no longer serves. */
  separatedOn: string
  /** Not separated yet: the day is only planned. */
  isAnnounced: boolean
  /** 不续签、解除，或者本人不愿意 — a second person looks before the separation. */
  isContractNotRenewed: Generated<boolean>
  state: Generated<'open' | 'complete' | 'withdrawn'>
  startedByName: string
  endedBy: string | null
  endedByName: string | null
  endedAt: Date | null
  endReason: string | null
  createdAt: Generated<Date>
  version: Generated<number>
}

/** 离岗手续的一项 — done by the system's own look (doneBy null) or ticked by somebody with a note. */
export interface LeavingStepRow {
  bureauId: string
  leavingId: string
  unitSortKey: string
  step: (typeof leavingSteps)[number]
  doneAt: Date | null
  doneBy: string | null
  doneByName: string | null
  note: Generated<string>
}

export interface LeavingTables {
  leavings: LeavingRow
  leavingSteps: LeavingStepRow
}
