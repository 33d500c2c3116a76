import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { addDays, beijingMidnight } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import type { IncidentState } from './workflow.ts'

export interface IncidentFilters {
  readonly state?: IncidentState | undefined
  readonly unitId?: string | undefined
  readonly below?: boolean | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly sort?: string | undefined
}
type Condition = RawBuilder<SqlBool>

function conditionsOf(q: IncidentFilters): Condition[] {
  const place = sql`(select p."unitSortKey" from "units" p where p."bureauId" = i."bureauId" and p."id" = ${q.unitId ?? null}::uuid)`
  return [
    ...(q.state ? [sql<SqlBool>`i."state" = ${q.state}`] : []),
    ...(q.from ? [sql<SqlBool>`i."happenedAt" >= ${beijingMidnight(q.from)}`] : []),
    ...(q.to ? [sql<SqlBool>`i."happenedAt" < ${beijingMidnight(addDays(q.to, 1))}`] : []),
    ...(q.unitId && q.below === false ? [sql<SqlBool>`i."unitId" = ${q.unitId}`] : []),
    ...(q.unitId && q.below !== false ? [sql<SqlBool>`i."unitSortKey" >= ${place} and i."unitSortKey" < ${place} || '~'`] : []),
  ]
}

/** By place; of whoever leads auxiliaries, those with a track of the own. */
const isReached = ({ actor, scope }: QueryContext): Condition =>
  actor.role === 'leadOfficer' && actor.personId !== null
    ? sql<SqlBool>`exists (select 1 from "incidentTracks" o where o."bureauId" = i."bureauId" and o."incidentId" = i."id" and o."ownerId" = ${actor.personId}::uuid)`
    : sql<SqlBool>`${inScope(scope, 'i.unitSortKey')}`

/** Incidents in scope that the filters name; the base of list, count, export and todos. */
export function incidentsInScope(ctx: QueryContext, q: IncidentFilters) {
  const base = ctx.db
    .selectFrom('incidents as i')
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'i.bureauId').onRef('u.id', '=', 'i.unitId'))
    .where('i.bureauId', '=', ctx.actor.bureauId)
    .where(isReached(ctx))
  return conditionsOf(q).reduce((query, condition) => query.where(condition), base)
}

const countIn = (table: 'incidentTracks' | 'incidentSteps') =>
  sql<number>`(select count(*)::int from ${sql.table(table)} n where n."bureauId" = i."bureauId" and n."incidentId" = i."id")`
const withCounts = (base: ReturnType<typeof incidentsInScope>) =>
  base
    .selectAll('i')
    .select(['u.name as unitName', countIn('incidentTracks').as('owned'), countIn('incidentSteps').as('steps')])
    .select(
      sql<
        number | null
      >`(select s."number" from "approvedStatements" s where s."bureauId" = i."bureauId" and s."incidentId" = i."id" and s."state" = 'approved')`.as(
        'approvedVersion',
      ),
    )
export type IncidentFacts = Awaited<ReturnType<ReturnType<typeof withCounts>['executeTakeFirstOrThrow']>>

const orders = {
  '-happenedAt': { columns: ['i.happenedAt', 'i.id'], direction: 'desc' },
  happenedAt: { columns: ['i.happenedAt', 'i.id'], direction: 'asc' },
} as const satisfies Record<string, SortOrder>
const orderOf = (sort: string | undefined) => orders[sort === 'happenedAt' ? 'happenedAt' : '-happenedAt']

/** A page of incidents, the last first. */
export async function findIncidents(
  ctx: QueryContext,
  q: IncidentFilters & { limit?: number | undefined; cursor?: string | undefined },
) {
  const [limit, order, base] = [q.limit ?? defaultLimit, orderOf(q.sort), incidentsInScope(ctx, q)]
  const moment = sql<string>`to_char(i."happenedAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('moment')
  const rows = await withCounts(base)
    .select(moment)
    .where(afterCursor(order, q.cursor))
    .orderBy(orderBy(order))
    .limit(limit + 1)
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.moment, r.id]), total: n }
}

/** Everything that is filtered, for export; at most 100,000. */
export const findAllIncidents = (ctx: QueryContext, q: IncidentFilters) =>
  withCounts(incidentsInScope(ctx, q))
    .orderBy(orderBy(orderOf(q.sort)))
    .limit(100_000)
    .execute()

/** One incident with its tracks, steps and statements; notFound outside the scope. */
export async function findIncident(ctx: QueryContext, id: string) {
  const incident = await withCounts(incidentsInScope(ctx, {}).where('i.id', '=', id)).executeTakeFirst()
  if (!incident) throw notFound()
  const of = { bureauId: ctx.actor.bureauId, incidentId: id }
  const tracks = await ctx.db
    .selectFrom('incidentTracks')
    .where((e) => e.and(of))
    .selectAll()
    .execute()
  const taken = await ctx.db
    .selectFrom('incidentSteps')
    .where((e) => e.and(of))
    .orderBy('takenAt')
    .orderBy('id')
    .selectAll()
    .execute()
  const statements = await ctx.db
    .selectFrom('approvedStatements')
    .where((e) => e.and(of))
    .orderBy('number', 'desc')
    .selectAll()
    .execute()
  return { ...incident, tracks, taken, statements }
}
export type IncidentInFull = Awaited<ReturnType<typeof findIncident>>

/** The incident to be changed, locked. */
export async function lockIncident(ctx: QueryContext, id: string): Promise<IncidentInFull> {
  await incidentsInScope(ctx, {}).where('i.id', '=', id).select('i.id').forUpdate('i').execute()
  return findIncident(ctx, id)
}
