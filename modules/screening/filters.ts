import { type SqlBool, sql } from 'kysely'
import { placeConditions } from '../../platform/access/place-conditions.ts'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { countedWhere, standingCounts, standingOf as standingIn } from '../../platform/database/standing.ts'
import type { ReturnFilters } from './contract.ts'

/** How a return stands against its day. */
export const standingOf = (today: string) => standingIn(today, 'r')

/** Returns of units in reach. */
export const returnsInScope = ({ db, actor, scope }: QueryContext) =>
  db
    .selectFrom('screeningReturns as r')
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'r.bureauId').onRef('u.id', '=', 'r.unitId'))
    .where('r.bureauId', '=', actor.bureauId)
    .where(inScope(scope, 'r.unitSortKey'))

/** Rounds in reach: opened there, or asking a unit there. */
export const isInReach = (ctx: QueryContext) =>
  sql<SqlBool>`(${inScope(ctx.scope, 'o.unitSortKey')} or exists (select 1 from "screeningReturns" r where r."bureauId" = o."bureauId" and r."roundId" = o."id" and ${inScope(ctx.scope, 'r.unitSortKey')}))`

export const roundsInScope = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('screeningRounds as o')
    .innerJoin('screeningChecklists as c', (j) => j.onRef('c.bureauId', '=', 'o.bureauId').onRef('c.id', '=', 'o.checklistId'))
    .where('o.bureauId', '=', ctx.actor.bureauId)
    .where(isInReach(ctx))

/** Returns in reach that the filters name: the base of list, count and export. */
export function filteredReturns(ctx: QueryContext, q: ReturnFilters) {
  const conditions = [
    ...(q.screeningRoundId ? [sql<SqlBool>`r."roundId" = ${q.screeningRoundId}`] : []),
    ...(q.roundState
      ? [q.roundState === 'open' ? sql<SqlBool>`r."closedAt" is null` : sql<SqlBool>`r."closedAt" is not null`]
      : []),
    ...(q.state ? [sql<SqlBool>`r."state" = ${q.state}`] : []),
    ...(q.standing ? [sql<SqlBool>`${standingOf(ctx.today)} = ${q.standing}`] : []),
    ...placeConditions(q, 'r.unitSortKey'),
  ]
  return conditions.reduce((query, condition) => query.where(condition), returnsInScope(ctx))
}

/** Totals over returns, each with its denominator `units`. */
export const tallies = (today: string) =>
  [
    sql<number>`count(*)::int`.as('units'),
    ...standingCounts(today, 'r'),
    countedWhere(sql`r."state" = 'confirmed'`).as('confirmed'),
    countedWhere(sql`r."isNil"`).as('nil'),
    sql<number>`coalesce(sum(r."hazards"), 0)::int`.as('hazards'),
  ] as const

/** Heads and leaders in charge of a unit who held office on some day since the round was opened; of one day: on that day. */
export async function findSigners(ctx: QueryContext, of: { unitId: string; openedOn: string }, on?: string) {
  const rows = await ctx.db
    .selectFrom('unitAppointments as a')
    .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'a.bureauId').onRef('p.id', '=', 'a.personId'))
    .where('a.bureauId', '=', ctx.actor.bureauId)
    .where('a.unitId', '=', of.unitId)
    .where('a.duty', 'in', ['unitHead', 'leaderInCharge'])
    .where('a.fromOn', '<=', on ?? ctx.today)
    .where((e) => e.or([e('a.toOn', 'is', null), e('a.toOn', '>', on ?? of.openedOn)]))
    .orderBy(sql`a."duty" desc, a."fromOn" desc`)
    .select(['p.id', 'p.name'])
    .execute()
  return [...new Map(rows.map((r) => [r.id, r])).values()]
}

/** Returns of running rounds by unit, in roster order; `condition` is on r. */
export const countByUnit = (ctx: QueryContext, condition: ReturnType<typeof sql<SqlBool>>) =>
  returnsInScope(ctx)
    .where('r.closedAt', 'is', null)
    .where(condition)
    .groupBy(['u.id', 'u.shortName', 'u.unitSortKey'])
    .orderBy('u.unitSortKey')
    .select([
      'u.id as unitId',
      'u.shortName as unitName',
      'u.unitSortKey',
      sql<number>`count(*)::int`.as('n'),
      sql<string | null>`min(r."dueOn") filter (where r."firstSubmittedAt" is null)`.as('dueOn'),
    ])
    .execute()
