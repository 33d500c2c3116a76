import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { PartFilters, standings } from './contract.ts'

type Standing = (typeof standings)[number]

/** The day by which nothing counts as missing any more: today, or the day the collection was closed. */
const lastDay = (today: string) => sql`coalesce((p."closedAt" at time zone 'Asia/Shanghai')::date, ${today}::date)`

/** How a part stands against its day: the first submission decides; an open one is missing after its day. */
export const standingOf = (today: string): RawBuilder<Standing> => sql<Standing>`case
  when p."firstSubmittedAt" is not null then case when p."isLate" then 'late' else 'onTime' end
  when p."dueOn" < ${lastDay(today)} then 'missing' when p."closedAt" is not null then 'released' else 'notDue' end`

/** Parts of units in reach. */
export const partsInScope = ({ db, actor, scope }: QueryContext) =>
  db
    .selectFrom('collectionParts as p')
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'p.bureauId').onRef('u.id', '=', 'p.unitId'))
    .where('p.bureauId', '=', actor.bureauId)
    .where(inScope(scope, 'p.unitSortKey'))

/** Collections in reach: opened there, or asking a unit there. */
export const isInReach = (ctx: QueryContext) =>
  sql<SqlBool>`(${inScope(ctx.scope, 'c.unitSortKey')} or exists (select 1 from "collectionParts" p where p."bureauId" = c."bureauId" and p."collectionId" = c."id" and ${inScope(ctx.scope, 'p.unitSortKey')}))`

export const collectionsInScope = (ctx: QueryContext) =>
  ctx.db.selectFrom('collections as c').where('c.bureauId', '=', ctx.actor.bureauId).where(isInReach(ctx))

/** Condition "the unit, or what is below it". */
function placeConditions({ unitId, below }: Pick<PartFilters, 'unitId' | 'below'>): RawBuilder<SqlBool>[] {
  if (!unitId) return []
  const place = sql`(select a."unitSortKey" from "units" a where a."bureauId" = u."bureauId" and a."id" = ${unitId}::uuid)`
  return below === false
    ? [sql<SqlBool>`u."id" = ${unitId}`]
    : [sql<SqlBool>`p."unitSortKey" >= ${place} and p."unitSortKey" < ${place} || '~'`]
}

/** Parts in reach that the filters name: the base of list, count and export. */
export function filteredParts(ctx: QueryContext, q: PartFilters) {
  const conditions = [
    ...(q.collectionId ? [sql<SqlBool>`p."collectionId" = ${q.collectionId}`] : []),
    ...(q.collectionState === 'open' ? [sql<SqlBool>`p."closedAt" is null`] : []),
    ...(q.collectionState === 'closed' ? [sql<SqlBool>`p."closedAt" is not null`] : []),
    ...(q.state ? [sql<SqlBool>`p."state" = ${q.state}`] : []),
    ...(q.kind ? [sql<SqlBool>`p."kind" = ${q.kind}`] : []),
    ...(q.standing ? [sql<SqlBool>`${standingOf(ctx.today)} = ${q.standing}`] : []),
    ...placeConditions(q),
  ]
  return conditions.reduce((query, condition) => query.where(condition), partsInScope(ctx))
}

const counted = (condition: RawBuilder<unknown>) => sql<number>`(count(*) filter (where ${condition}))::int`
/** Totals over parts. */
export const tallies = (today: string) => {
  const standing = (word: Standing) => counted(sql`${standingOf(today)} = ${word}`).as(word)
  return [
    sql<number>`count(*)::int`.as('parts'),
    sql<number>`count(distinct p."unitId")::int`.as('units'),
    standing('onTime'),
    standing('late'),
    standing('missing'),
    standing('notDue'),
    standing('released'),
    counted(sql`p."state" = 'submitted'`).as('submitted'),
    counted(sql`p."state" = 'accepted'`).as('accepted'),
  ] as const
}

/** Parts of running collections by unit, in roster order; `condition` is on p. */
export const countByUnit = (ctx: QueryContext, condition: ReturnType<typeof sql<SqlBool>>) =>
  partsInScope(ctx)
    .where('p.closedAt', 'is', null)
    .where(condition)
    .groupBy(['u.id', 'u.shortName', 'u.unitSortKey'])
    .orderBy('u.unitSortKey')
    .select([
      'u.id as unitId',
      'u.shortName as unitName',
      'u.unitSortKey',
      sql<number>`count(*)::int`.as('n'),
      sql<string | null>`min(p."dueOn") filter (where p."firstSubmittedAt" is null)`.as('dueOn'),
    ])
    .execute()
