import type { Generated } from 'kysely'
import type { inspectionStates, suggestionStates } from './contract.ts'

/** 警种检查清单 — what a police line asks in every inspection; each saving is the next version. */
export interface InspectionChecklistRow {
  bureauId: string
  policeLine: string
  questions: string[]
  savedByName: string
  savedAt: Date
  version: number
}

/** 警种检查 — a police line inspects a unit that uses its auxiliaries; the line's own until it is concluded. */
export interface InspectionRow {
  bureauId: string
  id: string
  /** 警检〔2026〕3号 */
  number: string
  policeLine: string
  unitId: string
  unitSortKey: string
  inspectedOn: string
  /** 陪同人员, as the inspector writes them down. */
  companions: Generated<string>
  checklistVersion: number
  state: Generated<(typeof inspectionStates)[number]>
  inspectorId: string
  inspectorName: string
  concludedAt: Date | null
  cancelReason: string | null
  createdAt: Generated<Date>
  version: Generated<number>
}

/** 检查项 — one question with its answer; found: a weakness of management in words, which the conclusion puts into the ledger. */
export interface InspectionItemRow {
  bureauId: string
  id: string
  inspectionId: string
  unitSortKey: string
  position: number
  question: string
  answer: 'found' | 'notFound' | null
  words: string
  category: 'teamManagement' | 'publicReputation' | 'other'
  hazardId: string | null
  hazardNumber: string | null
}

/** 检查建议 — what the line advises the unit, answered in writing by its head, accepted or returned by the line. */
export interface SuggestionRow {
  bureauId: string
  id: string
  inspectionId: string
  policeLine: string
  unitId: string
  unitSortKey: string
  position: number
  text: string
  state: Generated<(typeof suggestionStates)[number]>
  askedOn: string | null
  /** By the bureau's own number of working days; null while none is set or the calendar is not loaded. */
  dueOn: string | null
  /** Answered for the first time after the day; stays. */
  isLate: Generated<boolean>
  answer: string | null
  answeredBy: string | null
  answeredByName: string | null
  answeredAt: Date | null
  judgedBy: string | null
  judgedByName: string | null
  judgedAt: Date | null
  returnReason: string | null
  version: Generated<number>
}

export interface InspectionsTables {
  inspectionChecklists: InspectionChecklistRow
  inspections: InspectionRow
  inspectionItems: InspectionItemRow
  suggestions: SuggestionRow
}
