import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { ReturnFilters, standings } from './contract.ts'

export type Standing = (typeof standings)[number]

/** The day by which nothing counts as missing any more: today, or the day the round was closed. */
const lastDay = (today: string) => sql`coalesce((r."closedAt" at time zone 'Asia/Shanghai')::date, ${today}::date)`

/** How a return stands against its day: the first submission decides; an open one is missing after its day. */
export const standingOf = (today: string): RawBuilder<Standing> => sql<Standing>`case
  when r."firstSubmittedAt" is not null then case when r."isLate" then 'late' else 'onTime' end
  when r."dueOn" < ${lastDay(today)} then 'missing' when r."closedAt" is not null then 'released' else 'notDue' end`

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

/** Condition "the unit, or what is below it" on a column of a place. */
export function placeConditions(
  { unitId, below }: Pick<ReturnFilters, 'unitId' | 'below'>,
  column: string,
): RawBuilder<SqlBool>[] {
  if (!unitId) return []
  const place = sql`(select p."unitSortKey" from "units" p where p."bureauId" = u."bureauId" and p."id" = ${unitId}::uuid)`
  return below === false
    ? [sql<SqlBool>`u."id" = ${unitId}`]
    : [sql<SqlBool>`${sql.ref(column)} >= ${place} and ${sql.ref(column)} < ${place} || '~'`]
}

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

const counted = (condition: RawBuilder<unknown>) => sql<number>`(count(*) filter (where ${condition}))::int`
/** Totals over returns, each with its denominator `units`. */
export const tallies = (today: string) => {
  const standing = (word: Standing) => counted(sql`${standingOf(today)} = ${word}`).as(word)
  return [
    sql<number>`count(*)::int`.as('units'),
    standing('onTime'),
    standing('late'),
    standing('missing'),
    standing('notDue'),
    standing('released'),
    counted(sql`r."state" = 'confirmed'`).as('confirmed'),
    counted(sql`r."isNil"`).as('nil'),
    sql<number>`coalesce(sum(r."hazards"), 0)::int`.as('hazards'),
  ] as const
}

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
