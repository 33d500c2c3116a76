import type { ColumnType, Generated } from 'kysely'

type Json<T> = ColumnType<T, string, string>
type HazardCategory = 'teamManagement' | 'publicReputation' | 'other'

/** One line of a checklist; its id stays the same from version to version. */
export interface Question {
  id: string
  section: 'management' | 'conduct'
  /** Of the hazard that a finding opens. */
  category: HazardCategory
  subcategoryId: string | null
  words: string
  hint: string
}
/** 排查清单 — one version of the bureau's checklist; a draft is worded, one in force is never edited. */
export interface ScreeningChecklistRow {
  bureauId: string
  id: string
  number: number
  state: Generated<'draft' | 'inForce' | 'superseded'>
  questions: Json<Question[]>
  note: Generated<string>
  draftedByName: string
  draftedAt: Date
  inForceOn: string | null
  inForceByName: string | null
  version: Generated<number>
}

export interface ScreeningChecklistsTables {
  screeningChecklists: ScreeningChecklistRow
}
