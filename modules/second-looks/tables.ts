import type { Generated } from 'kysely'
import type { lookStates, sealedActs } from './contract.ts'

/** 第二人查看 — an adverse act on a person, shown to somebody outside the chain before it takes effect; a sealed file of who looks. Every such act has one, so that none tells of a concern. */
export interface SecondLookRow {
  bureauId: string
  id: string
  act: (typeof sealedActs)[number]
  /** The record that waits (a transfer, a leave, a conduct case) as an HMAC. */
  recordStamp: string | null
  /** 谁：编号、姓名、单位，加密 */
  personSealed: string | null
  /** Plain only in rows of before the sealing, until the next start. */
  recordId: Generated<string | null>
  personId: Generated<string | null>
  state: Generated<(typeof lookStates)[number]>
  askedBySealed: string
  askedOn: string
  answeredBySealed: string | null
  answerSealed: string | null
  decidedBySealed: string | null
  decisionSealed: string | null
  answeredOn: string | null
  decidedOn: string | null
  version: Generated<number>
}

export interface SecondLooksTables {
  secondLooks: SecondLookRow
}
