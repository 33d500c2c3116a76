import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { placeConditions } from '../../platform/access/place-conditions.ts'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { forbidden, notFound } from '../../platform/errors.ts'
import type { ColumnView, PartFilters, tableFilters } from './contract.ts'
import { filteredParts, findKnown, formsInScope, isInReach, partsInScope, partsWithForm, standingOf, tallies } from './filters.ts'
import { rowsOf } from './rows.ts'

interface Paging {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}

const newestFirst: SortOrder = { columns: ['f.openedOn', 'f.id'], direction: 'desc' }

async function withTallies<F extends { id: string }>(ctx: QueryContext, forms: readonly F[]) {
  const counts = await partsInScope(ctx)
    .where('p.formId', '=', sql<string>`any(${forms.map((f) => f.id)}::uuid[])`)
    .groupBy('p.formId')
    .select(['p.formId', ...tallies(ctx.today)])
    .execute()
  const tallyOf = new Map(counts.map((c) => [c.formId, c]))
  return forms.map((form) => ({ ...form, tally: tallyOf.get(form.id) }))
}

/** Forms in reach with how the units in reach stand, the newest first. */
export async function findForms(ctx: QueryContext, q: Paging & { state?: 'open' | 'closed' | undefined }) {
  const limit = q.limit ?? defaultLimit
  let base = formsInScope(ctx)
  if (q.state) base = base.where('f.closedAt', q.state === 'open' ? 'is' : 'is not', null)
  const rows = await base
    .selectAll('f')
    .where(afterCursor(newestFirst, q.cursor))
    .orderBy(orderBy(newestFirst))
    .limit(limit + 1)
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const found = toPage(rows, limit, (f) => [f.openedOn, f.id])
  return { nextCursor: found.nextCursor, total: n, rows: await withTallies(ctx, found.rows) }
}
export type FoundForm = Awaited<ReturnType<typeof findForms>>['rows'][number]

export async function findForm(ctx: QueryContext, id: string): Promise<FoundForm> {
  const [found] = await withTallies(ctx, await formsInScope(ctx).where('f.id', '=', id).selectAll('f').execute())
  if (!found) throw notFound()
  return found
}

/** The form to be changed, locked; notFound outside the scope, forbidden with the sentence where it may only be read. */
export async function lockForm(ctx: QueryContext, id: string, whoMay: string) {
  const wanted = ctx.db
    .selectFrom('ownForms as f')
    .where('f.bureauId', '=', ctx.actor.bureauId)
    .where('f.id', '=', id)
    .where(isInReach(ctx))
    .selectAll('f')
  const locked = await wanted.forUpdate('f').executeTakeFirst()
  if (locked) return locked
  /* Row-level security lets nobody lock what only others may change. */
  throw (await wanted.executeTakeFirst()) ? forbidden(whoMay) : notFound()
}

const rollCall: SortOrder = { columns: ['p.unitSortKey', 'p.openedOn', 'p.id'], direction: 'asc' }
const withForm = (ctx: QueryContext, base: ReturnType<typeof filteredParts>) =>
  partsWithForm(base)
    .selectAll('p')
    .select(['u.name as unitName', 'f.serialNumber', 'f.title', 'f.basis', 'f.rowsPer', 'f.columns'])
    .select(standingOf(ctx.today).as('standing'))
    .orderBy(orderBy(rollCall))

/** Parts in reach, in roster order. */
export async function findParts(ctx: QueryContext, q: PartFilters & Paging) {
  const limit = q.limit ?? defaultLimit
  const base = filteredParts(ctx, q)
  const rows = await withForm(ctx, base)
    .where(afterCursor(rollCall, q.cursor))
    .limit(limit + 1)
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (p) => [p.unitSortKey, p.openedOn, p.id]), total: n }
}
export type FoundPart = Awaited<ReturnType<typeof findParts>>['rows'][number]

/** Everything that is filtered, for export; at most 100,000. */
export const findAllParts = (ctx: QueryContext, q: PartFilters) => withForm(ctx, filteredParts(ctx, q)).limit(100_000).execute()

/** Parts by id in reach, in roster order. */
export const findPartsById = (ctx: QueryContext, ids: readonly string[]) =>
  withForm(ctx, partsInScope(ctx)).where('p.id', '=', sql<string>`any(${ids}::uuid[])`).execute()

/** The rows of one submission, as they were frozen. */
const findFrozen = ({ db, actor }: QueryContext, partId: string, number: number) =>
  db
    .selectFrom('ownFormRows')
    .where('bureauId', '=', actor.bureauId)
    .where('partId', '=', partId)
    .where('number', '=', number)
    .orderBy('position')
    .select(['personId', 'personName as name', 'personNumber as number', 'values'])
    .execute()

/** One part in reach with its rows: of the submission that is named or that holds now, else what is being filled in; notFound outside. */
export async function findPart(ctx: QueryContext, id: string, number?: number) {
  const found = await withForm(ctx, partsInScope(ctx)).where('p.id', '=', id).executeTakeFirst()
  if (!found || (number !== undefined && (number < 1 || number > found.number))) throw notFound()
  const isFrozen = found.state === 'submitted' || found.state === 'confirmed'
  const shown = number ?? (isFrozen ? found.number : null)
  const rows = shown === null ? rowsOf(found, found.draft, await findKnown(ctx, found)) : await findFrozen(ctx, id, shown)
  return { found, shown, rows }
}

/** Parts to be changed, locked; notFound when one is outside the scope. */
export async function lockParts(ctx: QueryContext, ids: readonly string[]) {
  const found = await ctx.db
    .selectFrom('ownFormParts as p')
    .where('p.bureauId', '=', ctx.actor.bureauId)
    .where('p.id', '=', sql<string>`any(${ids}::uuid[])`)
    .where(inScope(ctx.scope, 'p.unitSortKey'))
    .orderBy('p.id')
    .selectAll('p')
    .forUpdate('p')
    .execute()
  if (found.length !== new Set(ids).size) throw notFound()
  return found
}

export type TableFilters = { readonly [K in keyof typeof tableFilters]?: z.output<(typeof tableFilters)[K]> | undefined } & {
  readonly sort?: string | undefined
}
const shownAs = (value: ReturnType<typeof sql>) =>
  sql<string>`(case ${value} when 'true' then '是' when 'false' then '否' else ${value} end)`

/** What stands in a column, or in any of them. */
function holding({ column, holds }: TableFilters, columns: readonly ColumnView[]) {
  if (!holds) return sql<SqlBool>`true`
  const known = columns.find((c) => c.key === column)
  if (known) return sql<SqlBool>`position(${holds} in coalesce(${shownAs(sql`r."values" ->> ${known.key}`)}, '')) > 0`
  return sql<SqlBool>`(position(${holds} in r."personName") > 0 or exists (select 1 from jsonb_each_text(r."values") v where position(${holds} in coalesce(${shownAs(sql`v."value"`)}, '')) > 0))`
}

/** By what the table is ordered: a column of the form, else roster order. */
function orderOf(columns: readonly ColumnView[], sort = ''): { by: ReturnType<typeof sql>; order: SortOrder } {
  const column = columns.find((c) => c.key === sort.replace('-', ''))
  const place = ['t.unitSortKey', 't.position', 't.id']
  if (!column) return { by: sql`null::text`, order: { columns: place, direction: 'asc' } }
  const value = sql`r."values" ->> ${column.key}`
  const by =
    column.kind === 'number'
      ? sql`case when jsonb_typeof(r."values" -> ${column.key}) = 'number' then (${value})::numeric end`
      : value
  const direction = sort.startsWith('-') ? 'desc' : 'asc'
  return { by, order: { columns: ['t.by', ...place], direction, hasEmptyLast: true } }
}

/** Rows of the submissions that hold now, of units in reach. */
function tableRows(ctx: QueryContext, { id, columns }: FoundForm, q: TableFilters) {
  const { by, order } = orderOf(columns, q.sort)
  const base = ctx.db
    .selectFrom('ownFormRows as r')
    .innerJoin('ownFormParts as p', (j) =>
      j.onRef('p.bureauId', '=', 'r.bureauId').onRef('p.id', '=', 'r.partId').onRef('p.number', '=', 'r.number'),
    )
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'r.bureauId').onRef('u.id', '=', 'r.unitId'))
    .where('r.bureauId', '=', ctx.actor.bureauId)
    .where('r.formId', '=', id)
    .where('p.state', 'in', ['submitted', 'confirmed'])
    .where(inScope(ctx.scope, 'r.unitSortKey'))
    .where(holding(q, columns))
    .selectAll('r')
    .select(['u.name as unitName', 'p.state', 'p.submittedByName', 'p.submittedAt', sql<string | null>`${by}`.as('by')])
  const filtered = placeConditions(q, 'r.unitSortKey').reduce((query, condition) => query.where(condition), base)
  return { rows: ctx.db.selectFrom(filtered.as('t')), order, isSorted: order.hasEmptyLast === true }
}

/** The table of all units: rows that were handed in, in roster order or by a column; notFound for a form out of reach. */
export async function findTable(ctx: QueryContext, id: string, q: TableFilters & Paging) {
  const form = await findForm(ctx, id)
  const limit = q.limit ?? defaultLimit
  const { rows: base, order, isSorted } = tableRows(ctx, form, q)
  const rows = await base
    .selectAll('t')
    .where(afterCursor(order, q.cursor))
    .orderBy(orderBy(order))
    .limit(limit + 1)
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const found = toPage(rows, limit, (r) => [...(isSorted ? [r.by] : []), r.unitSortKey, r.position, r.id])
  return { ...found, total: n, form }
}
export type FoundTable = Awaited<ReturnType<typeof findTable>>
