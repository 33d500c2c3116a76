import { type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import { workingDaysOf } from '../calendar/public.ts'
import type { FilingState } from './workflow.ts'

export interface FilingFilters {
  readonly state?: FilingState | 'waiting' | 'late' | undefined
  readonly aspect?: 'post' | 'leadOfficer' | 'leaderInCharge' | undefined
  readonly unitId?: string | undefined
  readonly below?: boolean | undefined
  readonly personId?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly sort?: string | undefined
}

/** Late: past its day and not yet lodged, or lodged too late. */
const isLate = (ctx: QueryContext) =>
  sql<SqlBool>`(f."isLate" or f."state" in ('open', 'returned') and f."lodgedAt" is null and f."dueOn" < ${ctx.today}::date)`
const isWaiting = sql<SqlBool>`f."state" in ('open', 'returned')`

function stateCondition(ctx: QueryContext, state: FilingFilters['state']) {
  if (state === undefined) return sql<SqlBool>`f."state" <> 'withdrawn'`
  if (state === 'waiting') return isWaiting
  return state === 'late' ? sql<SqlBool>`(${isLate(ctx)} and f."state" <> 'withdrawn')` : sql<SqlBool>`f."state" = ${state}`
}

/** Filings in scope that the filters name; the base of list, count, export and figures. */
export function filingsInScope(ctx: QueryContext, q: FilingFilters) {
  const place = sql`(select u."unitSortKey" from "units" u where u."bureauId" = f."bureauId" and u."id" = ${q.unitId ?? null}::uuid)`
  const conditions = [
    stateCondition(ctx, q.state),
    ...(q.aspect ? [sql<SqlBool>`f."aspect" = ${q.aspect}`] : []),
    ...(q.personId ? [sql<SqlBool>`f."personId" = ${q.personId}`] : []),
    ...(q.from ? [sql<SqlBool>`f."openedOn" >= ${q.from}::date`] : []),
    ...(q.to ? [sql<SqlBool>`f."openedOn" <= ${q.to}::date`] : []),
    ...(q.unitId && q.below === false ? [sql<SqlBool>`f."unitId" = ${q.unitId}`] : []),
    ...(q.unitId && q.below !== false ? [sql<SqlBool>`f."unitSortKey" >= ${place} and f."unitSortKey" < ${place} || '~'`] : []),
  ]
  const base = ctx.db
    .selectFrom('filings as f')
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'f.bureauId').onRef('u.id', '=', 'f.unitId'))
    .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'f.bureauId').onRef('p.id', '=', 'f.personId'))
    .where('f.bureauId', '=', ctx.actor.bureauId)
    .where(inScope(ctx.scope, 'f.unitSortKey'))
  return conditions.reduce((query, condition) => query.where(condition), base)
}

const withNames = (base: ReturnType<typeof filingsInScope>) =>
  base.selectAll('f').select(['u.name as unitName', 'p.name as personName', 'p.number as personNumber'])
export type FilingFacts = Awaited<ReturnType<ReturnType<typeof withNames>['executeTakeFirstOrThrow']>>

const orders = {
  '-openedOn': { columns: ['f.openedOn', 'f.id'], direction: 'desc' },
  openedOn: { columns: ['f.openedOn', 'f.id'], direction: 'asc' },
} as const satisfies Record<string, SortOrder>
const orderOf = (sort: string | undefined) => orders[sort === 'openedOn' ? 'openedOn' : '-openedOn']

/** A page of the register, the newest first, with the calendar that its lights are counted by. */
export async function findFilings(
  ctx: QueryContext,
  q: FilingFilters & { limit?: number | undefined; cursor?: string | undefined },
) {
  const limit = q.limit ?? defaultLimit
  const order = orderOf(q.sort)
  const base = filingsInScope(ctx, q)
  const rows = await withNames(base)
    .where(afterCursor(order, q.cursor))
    .orderBy(orderBy(order))
    .limit(limit + 1)
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const calendar = await workingDaysOf(ctx)
  return { ...toPage(rows, limit, (r) => [r.openedOn, r.id]), total: n, calendar }
}

/** Everything that is filtered, for export; at most 100,000. */
export const findAllFilings = (ctx: QueryContext, q: FilingFilters) =>
  withNames(filingsInScope(ctx, q))
    .orderBy(orderBy(orderOf(q.sort)))
    .limit(100_000)
    .execute()

/** Filings by id in scope, in the order of the register. */
export const findFilingsById = (ctx: QueryContext, ids: readonly string[]) =>
  withNames(filingsInScope(ctx, {}))
    .where('f.id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy(orderBy(orders['-openedOn']))
    .execute()

/** The filings to be changed, locked; notFound when one lies outside the scope. */
export async function lockFilings(ctx: QueryContext, ids: readonly string[]) {
  const rows = await ctx.db
    .selectFrom('filings as f')
    .where('f.bureauId', '=', ctx.actor.bureauId)
    .where('f.id', '=', sql<string>`any(${ids}::uuid[])`)
    .where(inScope(ctx.scope, 'f.unitSortKey'))
    .selectAll('f')
    .orderBy('f.id')
    .forUpdate('f')
    .execute()
  if (rows.length !== new Set(ids).size) throw notFound()
  return rows
}

/** Filings of a state, by unit, in roster order. */
export const countFilingsByUnit = (ctx: QueryContext, state: 'waiting' | 'late' | 'lodged') =>
  filingsInScope(ctx, { state })
    .groupBy(['u.id', 'u.shortName', 'u.unitSortKey'])
    .orderBy('u.unitSortKey')
    .select([
      'u.id as unitId',
      'u.shortName as unitName',
      'u.unitSortKey',
      sql<number>`count(*)::int`.as('n'),
      sql<string | null>`min(f."dueOn") filter (where f."lodgedAt" is null)`.as('dueOn'),
    ])
    .execute()

/** The bureau's own number of working days, and its name. */
export const findRule = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('bureaus')
    .where('bureauId', '=', ctx.actor.bureauId)
    .select(['name', 'isDemo', 'filingDays', 'version'])
    .executeTakeFirstOrThrow()
