import type { Generated } from 'kysely'

/** 用辅数量 — headcount for a unit and post, dated. */
export interface QuotaRow {
  bureauId: string
  id: string
  unitId: string
  unitSortKey: string
  postId: string
  headcount: number
  fromOn: string
  toOn: string | null
  reference: Generated<string>
  version: Generated<number>
}

export interface QuotasTables {
  quotas: QuotaRow
}
