import { type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'

/** Any of some ids. */
export const anyOf = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`

/** Requests of rounds in reach with who is asked for what, in roll-call order. */
export const sheetsInScope = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('signingRequests as s')
    .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 's.bureauId').onRef('p.id', '=', 's.personId'))
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 's.bureauId').onRef('u.id', '=', 's.unitId'))
    .innerJoin('signingRounds as r', (j) => j.onRef('r.bureauId', '=', 's.bureauId').onRef('r.id', '=', 's.occasionId'))
    .innerJoin('wordingVersions as v', (j) => j.onRef('v.bureauId', '=', 's.bureauId').onRef('v.id', '=', 's.versionId'))
    .where('s.bureauId', '=', ctx.actor.bureauId)
    .where('s.occasion', '=', 'round')
    .where(inScope(ctx.scope, 's.unitSortKey'))
    .select(['s.id', 's.code', 's.state', 's.endedAt', 's.personId', 's.versionId', 's.occasionId', 's.unitId', 's.unitSortKey'])
    .select(['p.name', 'p.number', 'p.numberSortKey', 'u.name as unitName', 'r.title as roundTitle', 'r.serialNumber'])
    .select(['v.number as versionNumber', sql<string>`coalesce(v."digest", '')`.as('versionDigest')])
export type FoundSheet = Awaited<ReturnType<ReturnType<typeof sheetsInScope>['execute']>>[number]

/** Pages that wait in the tray, that wait to be taken over, that are done with. */
export const groups = {
  tray: sql<SqlBool>`g."state" = 'waiting' and g."verdict" <> 'matched'`,
  matched: sql<SqlBool>`g."state" = 'waiting' and g."verdict" = 'matched'`,
  settled: sql<SqlBool>`g."state" <> 'waiting'`,
}

/** How many pages of a scan stand so. */
const counted = (condition: ReturnType<typeof sql<SqlBool>>) =>
  sql<number>`(select count(*)::int from "scanPages" g where g."bureauId" = c."bureauId" and g."scanId" = c."id" and ${condition})`

/** Scans in reach with how their pages stand. */
export const scansInScope = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('scans as c')
    .where('c.bureauId', '=', ctx.actor.bureauId)
    .where(inScope(ctx.scope, 'c.unitSortKey'))
    .selectAll('c')
    .select([
      counted(sql<SqlBool>`true`).as('pages'),
      counted(groups.matched).as('matched'),
      counted(groups.tray).as('tray'),
      counted(sql<SqlBool>`g."state" = 'waiting' and g."verdict" = 'unsigned'`).as('unsigned'),
      counted(sql<SqlBool>`g."state" = 'waiting' and g."verdict" = 'unclear'`).as('unclear'),
      counted(sql<SqlBool>`g."state" = 'recorded'`).as('recorded'),
      counted(sql<SqlBool>`g."state" = 'leftOut'`).as('leftOut'),
    ])

/** Pages of scans in reach. */
export const pagesInScope = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('scanPages as g')
    .innerJoin('scans as c', (j) => j.onRef('c.bureauId', '=', 'g.bureauId').onRef('c.id', '=', 'g.scanId'))
    .where('g.bureauId', '=', ctx.actor.bureauId)
    .where(inScope(ctx.scope, 'g.unitSortKey'))
    .selectAll('g')
    .select('c.sources')
