import type { Generated } from 'kysely'

/** 隐患子类、原因分类 — the bureau's own words for kinds of hazards and of causes. */
export interface HazardTermRow {
  bureauId: string
  id: string
  kind: 'subcategory' | 'cause'
  category: 'teamManagement' | 'publicReputation' | 'other' | null
  name: string
  position: number
  retiredOn: string | null
  version: Generated<number>
}

/** 风险隐患 — a weakness of management or a breach of conduct rules, never a person; closed only when two others have confirmed and verified. */
export interface HazardRow {
  bureauId: string
  id: string
  /** 2026-柳-017: year, first character of the unit's short name, running number under that character. */
  number: string
  unitId: string
  unitSortKey: string
  category: 'teamManagement' | 'publicReputation' | 'other'
  subcategoryId: string | null
  source: 'screening' | 'inspection' | 'consultation' | 'overreachReport' | 'concern' | 'audit' | 'ownFinding'
  /** The record it came from; of a sealed file: null. */
  sourceId: string | null
  title: string
  description: string
  causeId: string | null
  rootCause: string | null
  grade: 'general' | 'serious' | 'major' | null
  goal: string | null
  /** 责任人, an officer. */
  ownerId: string | null
  ownerName: string | null
  /** 整改时限 */
  rectifyBy: string | null
  state: Generated<'found' | 'measuresSet' | 'rectifying' | 'evidenceSubmitted' | 'confirmed' | 'closed'>
  /** Of the auxiliary office itself: the political office leader verifies. */
  isOffice: Generated<boolean>
  escalatedTo: 'leaderInCharge' | 'unitHead' | 'overseeingBureauLeader' | 'politicalOfficeLeader' | null
  extensions: Generated<number>
  relapses: Generated<number>
  foundOn: string
  foundBy: string
  foundByName: string
  submittedBy: string | null
  submittedByPerson: string | null
  confirmedBy: string | null
  confirmedByPerson: string | null
  verifiedBy: string | null
  closedOn: string | null
  isClosedLate: boolean | null
  lookBackOn: string | null
  lookedBackOn: string | null
  /** 申请延期到, while the request waits. */
  extensionDay: string | null
  extensionReason: string | null
  extensionBy: string | null
  extensionByPerson: string | null
  extensionByName: string | null
  /** 催办, since the last evidence. */
  urgedOn: string | null
  createdAt: Generated<Date>
  version: Generated<number>
}

/** 整改措施 — one measure with its owner and day. */
export interface HazardMeasureRow {
  bureauId: string
  id: string
  hazardId: string
  unitSortKey: string
  number: number
  text: string
  ownerId: string
  ownerName: string
  dueOn: string
  /** How often the hazard had relapsed when the measure was set; those of earlier rounds are history. */
  round: Generated<number>
  /** The decision of a consultation it came from. */
  sourceId: string | null
  doneOn: string | null
  doneNote: string | null
  doneBy: string | null
  droppedAt: Date | null
  version: Generated<number>
}

/** 经过 — every step of a hazard with who and when. */
export interface HazardStepRow {
  bureauId: string
  id: string
  hazardId: string
  unitSortKey: string
  position: number
  act: string
  note: string | null
  method: 'documents' | 'onSite' | 'talk' | 'retest' | null
  dueOn: string | null
  byName: string
  byRole: string | null
  accountId: string | null
  at: Date
}

/** 佐证材料 — a file that shows the rectification, with its digest and the word that it is not classified. */
export interface HazardEvidenceRow {
  bureauId: string
  id: string
  hazardId: string
  unitSortKey: string
  stepId: string
  fileId: string
  fileName: string
  mediaType: string
  fileSize: number
  fileDigest: string
  isDeclaredUnclassified: boolean
}

/** 隐患检索词 — two-character grams of title, owner and number; kept short by place, so that row-level security uses the key. */
export interface HazardGramRow {
  bureauId: string
  gram: string
  unitSortKey: string
  hazardId: string
}

export interface HazardsTables {
  hazardTerms: HazardTermRow
  hazards: HazardRow
  hazardMeasures: HazardMeasureRow
  hazardSteps: HazardStepRow
  hazardEvidence: HazardEvidenceRow
  hazardGrams: HazardGramRow
}
