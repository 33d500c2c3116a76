import type { Generated } from 'kysely'
import type { categories, concernStates, helpedWords, kinds, ways } from './contract.ts'

/** 诉求、超职责指令反映 — a sealed file: raised by anybody, seen by its handlers and whoever raised it. */
export interface ConcernRow {
  bureauId: string
  id: string
  /** Random, eight characters: a running number would tell how many there are. */
  number: string
  kind: (typeof kinds)[number]
  way: (typeof ways)[number]
  category: (typeof categories)[number]
  /** Who raised it, as sealed JSON; anonymous: null. */
  raiserSealed: string | null
  /** HMAC of the raiser's person, of a purpose of its own where it is confidential, so that nothing named leads to it. */
  raiserStamp: string | null
  /** Of named ones alone. */
  unitId: string | null
  /** Levels and a name, for routing alone, as sealed JSON. */
  aboutSealed: string
  /** The political office leader is not told that it is overdue. */
  isAboutPoliticalOffice: boolean
  state: Generated<(typeof concernStates)[number]>
  /** Days, not moments: a moment could be laid beside a session. */
  raisedOn: string
  receiptDueOn: string
  answerDueOn: string
  acknowledgedOn: string | null
  answeredOn: string | null
  isAnsweredInTime: boolean | null
  closedOn: string | null
  helped: (typeof helpedWords)[number] | null
  reopenings: Generated<number>
  /** The hazard of an overreach report, sealed: the hazard leads to nobody. */
  hazardSealed: string | null
  version: Generated<number>
}

/** 诉求往来 — what was said and done, in order; names and words sealed. */
export interface ConcernTextRow {
  bureauId: string
  id: string
  concernId: string
  position: number
  act: string
  side: 'raiser' | 'handler'
  nameSealed: string | null
  textSealed: string
  on: string
}

/** 诉求防重 — keys of acts as HMAC, in place of the table of keys, which stands by account. */
export interface ConcernActRow {
  bureauId: string
  keyStamp: string
  digest: string
  concernId: string
}

export interface ConcernsTables {
  concerns: ConcernRow
  concernTexts: ConcernTextRow
  concernActs: ConcernActRow
}
