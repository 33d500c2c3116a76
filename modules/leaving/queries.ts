import { type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { CommandContext, QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import { workingDaysOf } from '../calendar/public.ts'
import { lookStateOf } from '../second-looks/public.ts'
import { leavingSteps } from './contract.ts'
import type { LeavingRow } from './tables.ts'

export interface LeavingFilters {
  readonly state?: 'open' | 'complete' | 'withdrawn' | undefined
  readonly unitId?: string | undefined
  readonly below?: boolean | undefined
  readonly personId?: string | undefined
}

/** Checklists in scope that the filters name; the base of list, count, figures and todos. */
export function leavingsInScope(ctx: QueryContext, q: LeavingFilters) {
  const place = sql`(select u."unitSortKey" from "units" u where u."bureauId" = l."bureauId" and u."id" = ${q.unitId ?? null}::uuid)`
  const conditions = [
    q.state ? sql<SqlBool>`l."state" = ${q.state}` : sql<SqlBool>`l."state" <> 'withdrawn'`,
    ...(q.personId ? [sql<SqlBool>`l."personId" = ${q.personId}`] : []),
    ...(q.unitId && q.below === false ? [sql<SqlBool>`l."unitId" = ${q.unitId}`] : []),
    ...(q.unitId && q.below !== false ? [sql<SqlBool>`l."unitSortKey" >= ${place} and l."unitSortKey" < ${place} || '~'`] : []),
  ]
  return conditions.reduce((query, condition) => query.where(condition), anyInScope(ctx))
}

const anyInScope = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('leavings as l')
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'l.bureauId').onRef('u.id', '=', 'l.unitId'))
    .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'l.bureauId').onRef('p.id', '=', 'l.personId'))
    .where('l.bureauId', '=', ctx.actor.bureauId)
    .where(inScope(ctx.scope, 'l.unitSortKey'))

const withNames = (base: ReturnType<typeof anyInScope>) =>
  base.selectAll('l').select(['u.name as unitName', 'p.name as personName', 'p.number as personNumber', 'p.kind as personKind'])
type Named = Awaited<ReturnType<ReturnType<typeof withNames>['executeTakeFirstOrThrow']>>

async function withSteps(ctx: QueryContext, rows: readonly Named[]) {
  const steps = await ctx.db
    .selectFrom('leavingSteps')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('leavingId', '=', sql<string>`any(${rows.map((r) => r.id)}::uuid[])`)
    .selectAll()
    .execute()
  steps.sort((a, b) => leavingSteps.indexOf(a.step) - leavingSteps.indexOf(b.step))
  const byLeaving = Map.groupBy(steps, (s) => s.leavingId)
  return rows.map((row) => ({ ...row, steps: byLeaving.get(row.id) ?? [] }))
}
export type LeavingFacts = Awaited<ReturnType<typeof withSteps>>[number]

const newestFirst: SortOrder = { columns: ['l.separatedOn', 'l.id'], direction: 'desc' }

/** A page of checklists, the latest last day first, with the calendar that its lights are counted by. */
export async function findLeavings(
  ctx: QueryContext,
  q: LeavingFilters & { limit?: number | undefined; cursor?: string | undefined },
) {
  const limit = q.limit ?? defaultLimit
  const base = leavingsInScope(ctx, q)
  const found = await withNames(base)
    .where(afterCursor(newestFirst, q.cursor))
    .orderBy(orderBy(newestFirst))
    .limit(limit + 1)
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const { rows, nextCursor } = toPage(found, limit, (r) => [r.separatedOn, r.id])
  return { rows: await withSteps(ctx, rows), nextCursor, total: n, calendar: await workingDaysOf(ctx) }
}

/** One checklist with its steps; notFound outside the scope. */
export async function findLeaving(ctx: QueryContext, id: string): Promise<LeavingFacts> {
  const found = await withNames(anyInScope(ctx)).where('l.id', '=', id).execute()
  const [row] = await withSteps(ctx, found)
  if (!row) throw notFound()
  return row
}

/** The checklist to be changed, locked. */
export async function lockLeaving(ctx: CommandContext, id: string): Promise<LeavingFacts> {
  await ctx.tx
    .selectFrom('leavings')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .select('id')
    .forUpdate()
    .execute()
  return findLeaving(ctx, id)
}

/** The request for the undertaking that stands, if any. */
export const findUndertakingRequest = (ctx: QueryContext, leavingId: string) =>
  ctx.db
    .selectFrom('signingRequests')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('occasion', '=', 'leaving')
    .where('occasionId', '=', leavingId)
    .where('state', '<>', 'withdrawn')
    .orderBy('createdAt', 'desc')
    .selectAll()
    .executeTakeFirst()

/** How many auxiliaries in reach the person still leads or is in charge of, and how the undertaking stands: for the words beside an open step. */
export async function findReasons(ctx: QueryContext, leaving: Pick<LeavingRow, 'id' | 'personId'>) {
  const { bureauId } = ctx.actor
  const { led } = await ctx.db
    .selectNoFrom(
      sql<number>`(select count(*)::int from "people" p where p."bureauId" = ${bureauId} and (p."leadOfficerId" = ${leaving.personId} or p."leaderInChargeId" = ${leaving.personId})
        and p."separatedOn" is null and p."voidedAt" is null)`.as('led'),
    )
    .executeTakeFirstOrThrow()
  const secondLook = (await lookStateOf(ctx, 'contractNotRenewed', leaving.id)) ?? null
  return { led, request: (await findUndertakingRequest(ctx, leaving.id))?.state ?? null, secondLook }
}

/** Open checklists by unit, in roster order; with `isOverdue` those whose last day has gone by. */
export const countOpenByUnit = (ctx: QueryContext, isOverdue = false) =>
  leavingsInScope(ctx, { state: 'open' })
    .where(isOverdue ? sql<SqlBool>`l."separatedOn" < ${ctx.today}::date` : sql<SqlBool>`true`)
    .groupBy(['u.id', 'u.shortName', 'u.unitSortKey'])
    .orderBy('u.unitSortKey')
    .select([
      'u.id as unitId',
      'u.shortName as unitName',
      'u.unitSortKey',
      sql<number>`count(*)::int`.as('n'),
      sql<string | null>`min(l."separatedOn")`.as('dueOn'),
    ])
    .execute()
