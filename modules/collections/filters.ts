import { type SqlBool, sql } from 'kysely'
import { placeConditions } from '../../platform/access/place-conditions.ts'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { countedWhere, standingCounts, standingOf as standingIn } from '../../platform/database/standing.ts'
import type { PartFilters } from './contract.ts'

/** How a part stands against its day. */
export const standingOf = (today: string) => standingIn(today, 'p')

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

/** Parts in reach that the filters name: the base of list, count and export. */
export function filteredParts(ctx: QueryContext, q: PartFilters) {
  const conditions = [
    ...(q.collectionId ? [sql<SqlBool>`p."collectionId" = ${q.collectionId}`] : []),
    ...(q.collectionState === 'open' ? [sql<SqlBool>`p."closedAt" is null`] : []),
    ...(q.collectionState === 'closed' ? [sql<SqlBool>`p."closedAt" is not null`] : []),
    ...(q.state ? [sql<SqlBool>`p."state" = ${q.state}`] : []),
    ...(q.kind ? [sql<SqlBool>`p."kind" = ${q.kind}`] : []),
    ...(q.standing ? [sql<SqlBool>`${standingOf(ctx.today)} = ${q.standing}`] : []),
    ...placeConditions(q, 'p.unitSortKey'),
  ]
  return conditions.reduce((query, condition) => query.where(condition), partsInScope(ctx))
}

/** Totals over parts. */
export const tallies = (today: string) =>
  [
    sql<number>`count(*)::int`.as('parts'),
    sql<number>`count(distinct p."unitId")::int`.as('units'),
    ...standingCounts(today, 'p'),
    countedWhere(sql`p."state" = 'submitted'`).as('submitted'),
    countedWhere(sql`p."state" = 'accepted'`).as('accepted'),
  ] as const

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
