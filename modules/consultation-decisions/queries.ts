import { type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import { decisionsIn, type Reach, standing } from '../task-forces/public.ts'

export interface DecisionFilters {
  readonly standing?: 'open' | 'done' | 'verified' | 'dropped' | 'overdue' | undefined
  readonly kind?: 'measure' | 'task' | undefined
  readonly unitId?: string | undefined
  readonly below?: boolean | undefined
  readonly sort?: string | undefined
}

const isOverdue = (ctx: QueryContext) => sql<SqlBool>`(${standing} = 'open' and d."dueOn" < ${ctx.today}::date)`
/** In the grant, given to the caller by name, or of a task force in whose office the caller serves. */
const isMine = ({ ctx, own, served }: Reach) =>
  sql<SqlBool>`(${inScope(own, 'd.unitSortKey')} or d."ownerId" = ${ctx.actor.personId}::uuid or d."taskForceId" = any(${served}::uuid[]))`

/** Decisions in force in reach that the filters name; the base of list, count, export and todos. */
export function decisionsInReach(reach: Reach, q: DecisionFilters) {
  const { ctx } = reach
  const place = sql`(select u."unitSortKey" from "units" u where u."bureauId" = d."bureauId" and u."id" = ${q.unitId ?? null}::uuid)`
  const conditions = [
    sql<SqlBool>`d."state" <> 'draft'`,
    isMine(reach),
    ...(q.standing === 'overdue' ? [isOverdue(ctx)] : []),
    ...(q.standing && q.standing !== 'overdue' ? [sql<SqlBool>`${standing} = ${q.standing}`] : []),
    ...(q.kind ? [sql<SqlBool>`d."kind" = ${q.kind}`] : []),
    ...(q.unitId && q.below === false ? [sql<SqlBool>`d."unitId" = ${q.unitId}`] : []),
    ...(q.unitId && q.below !== false ? [sql<SqlBool>`d."unitSortKey" >= ${place} and d."unitSortKey" < ${place} || '~'`] : []),
  ]
  const base = decisionsIn(ctx).innerJoin('consultations as c', (j) =>
    j.onRef('c.bureauId', '=', 'd.bureauId').onRef('c.id', '=', 'd.consultationId'),
  )
  return conditions.reduce((query, condition) => query.where(condition), base)
}

const withMeeting = (base: ReturnType<typeof decisionsInReach>) =>
  base.selectAll('d').select(['c.meetingOn', 'c.number as meetingNumber', standing.as('standing')])
export type DecisionFacts = Awaited<ReturnType<ReturnType<typeof withMeeting>['executeTakeFirstOrThrow']>>

const orders = {
  '-dueOn': { columns: ['d.dueOn', 'd.id'], direction: 'desc' },
  dueOn: { columns: ['d.dueOn', 'd.id'], direction: 'asc' },
} as const satisfies Record<string, SortOrder>
const orderOf = (sort: string | undefined) => orders[sort === 'dueOn' ? 'dueOn' : '-dueOn']

/** A page of decisions, the latest day first. */
export async function findDecisions(
  reach: Reach,
  q: DecisionFilters & { limit?: number | undefined; cursor?: string | undefined },
) {
  const limit = q.limit ?? defaultLimit
  const order = orderOf(q.sort)
  const base = decisionsInReach(reach, q)
  const rows = await withMeeting(base)
    .where(afterCursor(order, q.cursor))
    .orderBy(orderBy(order))
    .limit(limit + 1)
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.dueOn, r.id]), total: n }
}

/** Everything that is filtered, for export; at most 100,000. */
export const findAllDecisions = (reach: Reach, q: DecisionFilters) =>
  withMeeting(decisionsInReach(reach, q))
    .orderBy(orderBy(orderOf(q.sort)))
    .limit(100_000)
    .execute()

/** One decision in force in reach; notFound outside. */
export async function findDecision(reach: Reach, id: string): Promise<DecisionFacts> {
  const row = await withMeeting(decisionsInReach(reach, {})).where('d.id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** The decision to be changed, locked. */
export async function lockDecision(reach: Reach, id: string): Promise<DecisionFacts> {
  const row = await withMeeting(decisionsInReach(reach, {})).where('d.id', '=', id).forUpdate('d').executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** Tasks past their day and not done, by unit, in roster order. */
export const countOverdueByUnit = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('consultationDecisions as d')
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'd.bureauId').onRef('u.id', '=', 'd.unitId'))
    .where('d.bureauId', '=', ctx.actor.bureauId)
    .where('d.kind', '=', 'task')
    .where('d.state', '=', 'open')
    .where('d.dueOn', '<', ctx.today)
    .where(inScope(ctx.scope, 'd.unitSortKey'))
    .groupBy(['u.id', 'u.shortName', 'u.unitSortKey'])
    .orderBy('u.unitSortKey')
    .select(['u.id as unitId', 'u.shortName as unitName', 'u.unitSortKey', sql<number>`count(*)::int`.as('n')])
    .select(sql<string | null>`min(d."dueOn")`.as('dueOn'))
    .execute()
