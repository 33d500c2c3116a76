import type { ColumnType, Generated } from 'kysely'

type Json<T> = ColumnType<T, string, string>

/** Ids of the rows a write made or touched; what a replay presents again. */
export interface Reference {
  id?: string
  ids?: string[]
}

/** 幂等键 — a write that was done, so that a repeat does nothing twice; kept seven days. */
export interface IdempotencyKeyRow {
  bureauId: string
  accountId: string
  key: string
  digest: string
  status: number
  reference: Json<Reference>
  at: Generated<Date>
}

export interface HttpTables {
  idempotencyKeys: IdempotencyKeyRow
}
