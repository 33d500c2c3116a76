import { type RawBuilder, sql } from 'kysely'
import { invalid } from '../errors.ts'

export interface SortOrder {
  /** Columns that together order the rows totally; the last one is unique. Never null, but for the first one of `hasEmptyLast`. */
  readonly columns: readonly string[]
  readonly direction: 'asc' | 'desc'
  /** The first column may be null: whichever the direction, rows without it come after all others. */
  readonly hasEmptyLast?: boolean
}

/** Condition "after the row of the cursor" for keyset paging; invalid cursor is refused with 422. */
export function afterCursor(order: SortOrder, cursor: string | undefined): RawBuilder<boolean> {
  if (cursor === undefined) return sql<boolean>`true`
  const values = readCursor(cursor)
  const [first, ...others] = values ?? []
  const isEmpty = first === null
  if (values?.length !== order.columns.length || others.includes(null) || (isEmpty && !order.hasEmptyLast))
    throw invalid('cursor', '翻页的位置已失效，请从第一页看起。', 'invalidCursor')
  if (!order.hasEmptyLast) return beyond(order, order.columns, values)
  const empty = sql<boolean>`${sql.ref(order.columns[0] ?? '')} is null`
  return isEmpty
    ? sql<boolean>`(${empty} and ${beyond(order, order.columns.slice(1), others)})`
    : sql<boolean>`(${beyond(order, order.columns, values)} or ${empty})`
}

function beyond({ direction }: SortOrder, columns: readonly string[], values: readonly unknown[]): RawBuilder<boolean> {
  const left = sql.join(columns.map((c) => sql.ref(c)))
  const right = sql.join(values.map((v) => sql`${v}`))
  return direction === 'asc' ? sql<boolean>`(${left}) > (${right})` : sql<boolean>`(${left}) < (${right})`
}

function readCursor(cursor: string): (string | number | null)[] | undefined {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const isSound =
      Array.isArray(values) &&
      values.every((v) => (typeof v === 'string' && !v.includes('\0')) || typeof v === 'number' || v === null)
    return isSound ? (values as (string | number | null)[]) : undefined
  } catch {
    return undefined
  }
}

/** ORDER BY of a sort order. */
export const orderBy = (order: SortOrder): RawBuilder<unknown> =>
  sql.join(
    order.columns.map((c, i) => {
      const empty = order.hasEmptyLast && i === 0 ? sql` nulls last` : sql``
      return order.direction === 'asc' ? sql`${sql.ref(c)} asc${empty}` : sql`${sql.ref(c)} desc${empty}`
    }),
  )

/** Cuts the extra row that shows there is a next page, and makes its cursor from the sort values of the last row kept. */
export function toPage<R>(
  rows: R[],
  limit: number,
  valuesOf: (row: R) => readonly (string | number | Date | null)[],
): { rows: R[]; nextCursor: string | null } {
  const kept = rows.slice(0, limit)
  const last = kept.at(-1)
  const values = last && rows.length > limit ? valuesOf(last).map((v) => (v instanceof Date ? v.toISOString() : v)) : undefined
  return { rows: kept, nextCursor: values ? Buffer.from(JSON.stringify(values)).toString('base64url') : null }
}

export const defaultLimit = 50

/** A page of rows that were read whole and stand in order, the highest first by one number: the same cursor as a list's. */
export function pageOfRows<R>(
  rows: readonly R[],
  { limit = defaultLimit, cursor }: { limit?: number | undefined; cursor?: string | undefined },
  valuesOf: (row: R) => readonly [number],
): { rows: R[]; nextCursor: string | null } {
  const [after] = cursor === undefined ? [Number.POSITIVE_INFINITY] : (readCursor(cursor) ?? [])
  if (typeof after !== 'number') throw invalid('cursor', '翻页的位置已失效，请从第一页看起。', 'invalidCursor')
  const rest = rows.filter((row) => valuesOf(row)[0] < after)
  return toPage(rest.slice(0, limit + 1), limit, valuesOf)
}
