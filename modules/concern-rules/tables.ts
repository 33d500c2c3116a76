import type { Generated } from 'kysely'

/** 诉求办理规定 — the bureau's own terms: receipt, answer, protection from retaliation, keeping; without a row the defaults hold. */
export interface ConcernRulesRow {
  bureauId: string
  receiptDays: Generated<number>
  answerDays: Generated<number>
  protectionDays: Generated<number>
  retentionYears: number | null
  version: Generated<number>
}

export interface ConcernRulesTables {
  concernRules: ConcernRulesRow
}
