import type { ColumnType, Generated } from 'kysely'

/** 处理种类 — what the bureau changed of a kind of outcome, or a kind that it added; kinds that it left alone stand in law.ts. */
export interface OutcomeKindRow {
  bureauId: string
  code: string
  name: string
  basis: string
  influenceMonths: number | null
  /** 有权决定的身份 */
  deciders: ColumnType<string[], string, string>
  isRetired: boolean
  /** Of an added kind alone: what it is for, how heavy, what it does; of the others law.ts says it. */
  of: Generated<'conduct' | 'accountability' | null>
  rank: Generated<number | null>
  effect: Generated<'none' | 'deduction' | 'endContract' | 'returnToCompany' | null>
  version: Generated<number>
}

/** 办理时限 — what the bureau changed of a time limit; limits that it left alone stand in law.ts. */
export interface TimeLimitRow {
  bureauId: string
  code: string
  number: number | null
  /** 依据 */
  basis: string
  version: Generated<number>
}

/** 影响期内的处理 — a final outcome while it is in force; gone when it lapses or is withdrawn. */
export interface OutcomeRow {
  bureauId: string
  id: string
  /** The sealed file behind it; never shown. */
  fileId: string
  personId: string
  /** 种类、依据、送达日，加密 */
  contentSealed: string
  /** 影响期满日 — the first day on which it no longer stands. */
  untilOn: string
  isSuspended: Generated<boolean>
}

export interface OutcomesTables {
  outcomeKinds: OutcomeKindRow
  timeLimits: TimeLimitRow
  outcomes: OutcomeRow
}
