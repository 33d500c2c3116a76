import type { Generated } from 'kysely'
import type { lookStates, sealedActs } from './contract.ts'

/** 第二人查看 — an adverse act on a person, shown to somebody outside the chain before it takes effect; a sealed file of who looks. Every such act has one, so that none tells of a concern. */
export interface SecondLookRow {
  bureauId: string
  id: string
  act: (typeof sealedActs)[number]
  /** The record that waits: a transfer, a leave, a conduct case. */
  recordId: string
  personId: string
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
