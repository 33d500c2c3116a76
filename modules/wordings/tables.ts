import type { ColumnType, Generated } from 'kysely'
import { defaultLetters } from './default-letters.ts'
import { defaultPledges, defaultUndertakings } from './default-pledges.ts'
import type { DefaultWording } from './default-wording.ts'

type Json<T> = ColumnType<T, string, string>

export type WordingKind = 'pledge' | 'responsibilityLetter' | 'responsibilityList' | 'undertaking'

/** A piece of a text; its number is computed from its kind and place, `chain` is filled from the chain template in force. */
export interface WordingBlock {
  kind: 'heading' | 'paragraph' | 'clause' | 'item' | 'chain'
  text: string
}

/** 范本 — a text that people sign, or are given with a letter; it lives on in versions. */
export interface WordingRow {
  bureauId: string
  id: string
  kind: WordingKind
  code: string
  title: string
  formLabel: Generated<string>
  explanation: Generated<string>
  position: number
  createdAt: Generated<Date>
  version: Generated<number>
}

/** 文本版本 — draft, approved by somebody else, in force [from, to); only a draft can be edited. */
export interface WordingVersionRow {
  bureauId: string
  id: string
  wordingId: string
  number: number
  title: string
  body: Json<WordingBlock[]>
  changeKind: 'material' | 'editorial' | null
  changeNote: Generated<string>
  draftedBy: string
  draftedByName: string
  draftedAt: Generated<Date>
  /** 写过这一稿的人（账号），谁也不能批准它。 */
  editedBy: Generated<string[]>
  approvedBy: string | null
  approvedByName: string | null
  approvedAt: Date | null
  approvalReference: string | null
  /** SHA-256 和 SM3，批准时算出 */
  digest: string | null
  digestSm3: string | null
  inForceFrom: string | null
  inForceTo: string | null
  /** 决定施行的人；还没有施行的没有 */
  enforcedByName: string | null
  abandonedAt: Date | null
  /** 退回修改：再改过就清空 */
  returnedAt: Date | null
  returnedByName: string | null
  returnRemark: string | null
  version: Generated<number>
}

export interface WordingsTables {
  wordings: WordingRow
  wordingVersions: WordingVersionRow
}

/** What every bureau begins with, in the order of the list; each waits for the bureau's own approval. */
export const defaultWordings: readonly DefaultWording[] = [...defaultPledges, ...defaultLetters, ...defaultUndertakings]
