import type { ColumnType, Generated } from 'kysely'

type Json<T> = ColumnType<T, string, string>
/** What the unit found and has not submitted yet. */
export interface DraftedFinding {
  title: string
  description: string
  subcategoryId: string | null
}
export interface Answer {
  questionId: string
  isFound: boolean
  findings: DraftedFinding[]
}

/** 排查批次 — which units answer which checklist by when. */
export interface ScreeningRoundRow {
  bureauId: string
  id: string
  serialNumber: string
  title: string
  checklistId: string
  /** Where it was opened: its opener reaches no further. */
  unitSortKey: string
  openedOn: string
  dueOn: string
  openedByName: string
  closedAt: Date | null
  closedByName: string | null
  closeReason: string | null
  version: Generated<number>
}

/** 单位填报 — what one unit answered in one round; a nil return is one like any other. */
export interface ScreeningReturnRow {
  bureauId: string
  id: string
  roundId: string
  unitId: string
  unitSortKey: string
  state: Generated<'waiting' | 'submitted' | 'returned' | 'confirmed'>
  answers: Json<Answer[]>
  openedOn: string
  /** The round's day, or a later one that the office allowed this unit. */
  dueOn: string
  extendReason: string | null
  /** Decides whether it is late; a later submission changes nothing. */
  firstSubmittedAt: Date | null
  isLate: Generated<boolean>
  isNil: Generated<boolean>
  /** Questions answered with a finding, and hazards opened. */
  found: Generated<number>
  hazards: Generated<number>
  submittedBy: string | null
  submittedByName: string | null
  submittedAt: Date | null
  confirmedBy: string | null
  confirmedByName: string | null
  confirmedAt: Date | null
  returnedByName: string | null
  returnedAt: Date | null
  returnReason: string | null
  /** 纸面填报: the signed page, which head or leader in charge signed it, and when; the office entered it. */
  paperFileId: string | null
  paperFileName: string | null
  paperMediaType: string | null
  paperFileDigest: string | null
  paperSignedBy: string | null
  paperSignedOn: string | null
  closedAt: Date | null
  version: Generated<number>
}

/** 排查出的隐患 — which question of which return opened which hazard. */
export interface ScreeningFindingRow {
  bureauId: string
  id: string
  returnId: string
  unitSortKey: string
  questionId: string
  hazardId: string
  hazardNumber: string
  title: string
  description: string
}

export interface ScreeningTables {
  screeningRounds: ScreeningRoundRow
  screeningReturns: ScreeningReturnRow
  screeningFindings: ScreeningFindingRow
}
