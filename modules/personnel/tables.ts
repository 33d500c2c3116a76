import type { Generated } from 'kysely'

/** 人员 — officers and auxiliaries; unit, post, officer and leader are today’s pointers into the dated facts. */
export interface PersonRow {
  bureauId: string
  id: string
  kind: 'officer' | 'auxiliary'
  name: string
  namePinyin: string
  nameInitials: string
  sex: 'male' | 'female'
  bornOn: string
  number: string | null
  numberSortKey: string
  title: string | null
  category: string | null
  auxiliaryKind: string | null
  employer: string | null
  education: string | null
  politicalStatus: string | null
  tier: string | null
  licenceClass: string | null
  isVeteran: Generated<boolean>
  entryOn: string | null
  contractFrom: string | null
  contractEndsOn: string | null
  policeLine: string | null
  unitId: string
  unitSortKey: string
  secondedUnitId: string | null
  secondedUnitSortKey: string | null
  postId: string | null
  leadOfficerId: string | null
  leaderInChargeId: string | null
  separatedOn: string | null
  separationKind: string | null
  photoFileId: string | null
  voidedAt: Date | null
  version: Generated<number>
  createdAt: Generated<Date>
  updatedAt: Generated<Date>
}

/** 证件与电话 — encrypted numbers with blind indexes. */
export interface PersonNumberRow {
  bureauId: string
  personId: string
  unitSortKey: string
  secondedUnitSortKey: string | null
  idNumberSealed: string
  idNumberIndex: Buffer
  idTail4Index: Buffer
  idTail6Index: Buffer
  phoneSealed: string | null
  phoneIndex: Buffer | null
  voidedAt: Date | null
}

/** 任岗与责任 — dated facts [from, to): using unit, secondment, post, lead officer, leader in charge. */
export interface AssignmentRow {
  bureauId: string
  id: string
  personId: string
  unitSortKey: string
  aspect: 'usingUnit' | 'secondment' | 'post' | 'leadOfficer' | 'leaderInCharge'
  targetId: string
  fromOn: string
  toOn: string | null
  reason: Generated<string>
  recordedAt: Generated<Date>
  eventId: string | null
  /** 备案受理的时间；从此不能撤回 */
  filedAt: Date | null
  voidedAt: Date | null
}

/** 检索词 — grams of the name, initials, number tails (HMAC), by equality. */
export interface SearchTermRow {
  bureauId: string
  term: string
  unitSortKey: string
  personId: string
}

/** 更正申请 — a person asks for a correction of the own file. */
export interface CorrectionRequestRow {
  bureauId: string
  id: string
  personId: string
  unitSortKey: string
  field: string
  statement: string
  state: Generated<'open' | 'accepted' | 'rejected'>
  answer: string | null
  askedAt: Generated<Date>
  answeredAt: Date | null
  answeredBy: string | null
  version: Generated<number>
}

/** 调动提议 — a unit asks for a person of another unit; reveals nothing about where. */
export interface TransferProposalRow {
  bureauId: string
  id: string
  personId: string | null
  idNumberIndex: Buffer
  fromUnitSortKey: string | null
  toUnitId: string
  unitSortKey: string
  personName: string
  wantedOn: string
  state: Generated<'open' | 'accepted' | 'rejected' | 'withdrawn'>
  /** 本人不同意 — a second person looks before it takes effect. */
  isAgainstWill: Generated<boolean>
  answer: string | null
  proposedBy: string
  proposedAt: Generated<Date>
  answeredBy: string | null
  answeredAt: Date | null
  version: Generated<number>
}

export interface PersonnelTables {
  people: PersonRow
  personNumbers: PersonNumberRow
  assignments: AssignmentRow
  searchTerms: SearchTermRow
  correctionRequests: CorrectionRequestRow
  transferProposals: TransferProposalRow
}
