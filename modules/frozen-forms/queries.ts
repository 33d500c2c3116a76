import { type Selectable, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { findBureau } from '../../platform/bureau.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import type { FormKind } from './forms.ts'
import type { FormSnapshotRow } from './tables.ts'

/** The units named (none named: every using unit of the scope), in roster order; notFound when one is out of reach. */
export async function findUnits(ctx: QueryContext, unitIds: readonly string[]) {
  let query = ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where(inScope(ctx.scope))
    .orderBy('unitSortKey')
    .select(['id', 'name', 'shortName', 'unitSortKey'])
  query =
    unitIds.length > 0
      ? query.where('id', '=', sql<string>`any(${unitIds}::uuid[])`)
      : query.where('closedOn', 'is', null).where('kind', 'in', ['policeStation', 'division', 'office', 'squad'])
  const units = await query.execute()
  if (unitIds.some((id) => !units.some((u) => u.id === id))) throw notFound()
  return units
}
export type FormUnit = Awaited<ReturnType<typeof findUnits>>[number]

export type FormBureau = Awaited<ReturnType<typeof findBureau>>

/** What every form freezes; each adds its own. */
export interface FrozenContent {
  readonly unitName: string
  readonly rows: readonly unknown[]
}

/** A frozen number as stored. */
export type Snapshot<C extends FrozenContent = FrozenContent> = Omit<Selectable<FormSnapshotRow>, 'content'> & {
  readonly content: C
}

/** Frozen forms of the units in scope. */
export const inReach = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('formSnapshots')
    .where('formSnapshots.bureauId', '=', ctx.actor.bureauId)
    .where(inScope(ctx.scope, 'formSnapshots.unitSortKey'))
const ofKind = (ctx: QueryContext, kind: FormKind) => inReach(ctx).where('formSnapshots.form', '=', kind)

const order: SortOrder = { columns: ['formSnapshots.frozenAt', 'formSnapshots.number', 'formSnapshots.id'], direction: 'desc' }

interface SnapshotFilters {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
  readonly unitId?: string | undefined
}
/** Frozen numbers of a form, the newest first, each as the form presents it. */
export async function findSnapshots<C extends FrozenContent, V>(
  ctx: QueryContext,
  kind: FormKind,
  { limit = defaultLimit, cursor, unitId }: SnapshotFilters,
  present: (row: Snapshot<C>) => V,
) {
  const base = unitId ? ofKind(ctx, kind).where('unitId', '=', unitId) : ofKind(ctx, kind)
  const rows = await base
    .selectAll()
    .where(afterCursor(order, cursor))
    .orderBy(orderBy(order))
    .limit(limit + 1)
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const found = toPage(rows as Snapshot<C>[], limit, (r) => [r.frozenAt, r.number, r.id])
  return { rows: found.rows.map(present), nextCursor: found.nextCursor, total: n }
}

export async function findSnapshot<C extends FrozenContent>(ctx: QueryContext, kind: FormKind, id: string): Promise<Snapshot<C>> {
  const row = await ofKind(ctx, kind).where('id', '=', id).selectAll().executeTakeFirst()
  if (!row) throw notFound()
  return row as Snapshot<C>
}

/** The newest frozen number of each of the units, by unit; a unit without one is absent. */
export async function lastSnapshots<C extends FrozenContent>(
  ctx: QueryContext,
  kind: FormKind,
  unitIds: readonly string[],
): Promise<Map<string, Snapshot<C>>> {
  const rows = await ofKind(ctx, kind)
    .where('unitId', '=', sql<string>`any(${unitIds}::uuid[])`)
    .distinctOn('unitId')
    .orderBy('unitId')
    .orderBy('number', 'desc')
    .selectAll()
    .execute()
  return new Map(rows.map((row) => [row.unitId, row as Snapshot<C>]))
}
