import { sql } from 'kysely'
import type pg from 'pg'
import { inScope, narrowedTo } from '../access/scope.ts'
import type { QueryContext } from '../context.ts'
import { transact } from './transact.ts'

/** 已变之处 — a place that a transaction wrote to; null: something that holds for the whole bureau. */
export interface TouchedPlaceRow {
  bureauId: string
  xid: string
  unitSortKey: string | null
  at: Date
}
export interface TouchedPlacesTables {
  touchedPlaces: TouchedPlaceRow
}

/** Triggers, as SQL for a migration, by which every statement on the table notes its places, or the whole bureau. A table that any kept count reads needs them. */
export function notePlaces(table: string, of: 'unit' | 'bureau'): string {
  const trigger = (act: string, tables: string, routine: string): string =>
    `create trigger "${table}Noted${act}" after ${act} on "${table}" referencing ${tables} for each statement execute function "${of === 'unit' ? routine : 'noteBureaus'}"();\n`
  return (
    trigger('insert', 'new table as "written"', 'noteWritten') +
    trigger('update', `new table as "written"${of === 'unit' ? ' old table as "before"' : ''}`, 'noteMoved') +
    trigger('delete', 'old table as "written"', 'noteWritten')
  )
}

/** Takes away what is older than two days: whoever keeps counts tells the days apart by the key. */
export const sweepTouchedPlaces = (pool: pg.Pool): Promise<unknown> =>
  transact(pool, 'owner', {}, (tx) =>
    tx.deleteFrom('touchedPlaces').where('at', '<', sql<Date>`now() - interval '2 days'`).execute(),
  )

/** What the database held at a moment, and where it has been written to since an earlier one; null among the places: everywhere. */
async function touchedSince({ db, actor, scope }: QueryContext, earlier: string | undefined) {
  const places = earlier
    ? sql<
        (string | null)[]
      >`array(select distinct t."unitSortKey" from "touchedPlaces" t where t."bureauId" = ${actor.bureauId} and (t."unitSortKey" is null or ${inScope(scope, 't.unitSortKey')})
        and t."xid" >= pg_snapshot_xmin(${earlier}::pg_snapshot) and not pg_visible_in_snapshot(t."xid", ${earlier}::pg_snapshot) limit ${mostRecounted + 1})`
    : sql<(string | null)[]>`array[null]::text[]`
  return db.selectNoFrom([sql<string>`pg_current_snapshot()::text`.as('snapshot'), places.as('places')]).executeTakeFirstOrThrow()
}

/** With more places written to than this, counting everything anew is as quick. */
const mostRecounted = 64

interface Kept<T> {
  readonly snapshot: string
  readonly rows: readonly T[]
}

/**
 * Rows by place (unitSortKey) as `count` gives them in the caller's scope, kept under a key and counted again only for the places that have been written to since:
 * never older than the data, whoever wrote. The very same array while nothing was written. Keeps the `most` keys asked for last.
 * The key must tell apart whatever `count` depends on besides the data: scope, role, day.
 * Source: PostgreSQL, Transaction ID and Snapshot Information Functions.
 */
export function keptByPlace<T extends { readonly unitSortKey: string }>(
  most: number,
): (ctx: QueryContext, key: string, count: (ctx: QueryContext) => Promise<readonly T[]>) => Promise<readonly T[]> {
  const answers = new Map<string, Kept<T>>()
  return async (ctx, key, count) => {
    const kept = answers.get(key)
    const { snapshot, places } = await touchedSince(ctx, kept?.snapshot)
    const rows = await recount(ctx, kept?.rows ?? [], places, count)
    answers.delete(key)
    answers.set(key, { snapshot, rows })
    for (const oldest of [...answers.keys()].slice(0, answers.size - most)) answers.delete(oldest)
    return rows
  }
}

async function recount<T extends { readonly unitSortKey: string }>(
  ctx: QueryContext,
  kept: readonly T[],
  places: readonly (string | null)[],
  count: (ctx: QueryContext) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  if (places.length === 0) return kept
  const named = places.filter((place) => place !== null)
  if (named.length < places.length || named.length > mostRecounted) return count(ctx)
  const isAnew = new Set(named)
  const anew = await count({ ...ctx, scope: narrowedTo(ctx.scope, named) })
  return [...kept.filter((row) => !isAnew.has(row.unitSortKey)), ...anew]
}
