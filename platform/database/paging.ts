import { type RawBuilder, sql } from 'kysely'
import { invalid } from '../errors.ts'

export interface SortOrder {
  /** Columns that together order the rows totally; the last one is unique. Never null. */
  readonly columns: readonly string[]
  readonly direction: 'asc' | 'desc'
}

/** Condition "after the row of the cursor" for keyset paging; invalid cursor is refused with 422. */
export function afterCursor(order: SortOrder, cursor: string | undefined): RawBuilder<boolean> {
  if (cursor === undefined) return sql<boolean>`true`
  const values = readCursor(cursor)
  if (values?.length !== order.columns.length) throw invalid('cursor', '翻页的位置已失效，请从第一页看起。', 'invalidCursor')
  const left = sql.join(order.columns.map((c) => sql.ref(c)))
  const right = sql.join(values.map((v) => sql`${v}`))
  return order.direction === 'asc' ? sql<boolean>`(${left}) > (${right})` : sql<boolean>`(${left}) < (${right})`
}

function readCursor(cursor: string): (string | number)[] | undefined {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const isSound =
      Array.isArray(values) && values.every((v) => (typeof v === 'string' && !v.includes('\0')) || typeof v === 'number')
    return isSound ? (values as (string | number)[]) : undefined
  } catch {
    return undefined
  }
}

/** ORDER BY of a sort order. */
export const orderBy = (order: SortOrder): RawBuilder<unknown> =>
  sql.join(order.columns.map((c) => (order.direction === 'asc' ? sql`${sql.ref(c)} asc` : sql`${sql.ref(c)} desc`)))

/** Cuts the extra row that shows there is a next page, and makes its cursor from the sort values of the last row kept. */
export function toPage<R>(
  rows: R[],
  limit: number,
  valuesOf: (row: R) => readonly (string | number | Date)[],
): { rows: R[]; nextCursor: string | null } {
  const kept = rows.slice(0, limit)
  const last = kept.at(-1)
  const values = last && rows.length > limit ? valuesOf(last).map((v) => (v instanceof Date ? v.toISOString() : v)) : undefined
  return { rows: kept, nextCursor: values ? Buffer.from(JSON.stringify(values)).toString('base64url') : null }
}

export const defaultLimit = 50
