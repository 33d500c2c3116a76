import { type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import type { Audience } from './tables.ts'

const isInReach = (ctx: QueryContext) =>
  sql<SqlBool>`(${inScope(ctx.scope, 'r.unitSortKey')} or exists (select 1 from "signingRequests" s where s."bureauId" = r."bureauId" and s."occasionId" = r."id" and ${inScope(ctx.scope, 's.unitSortKey')}))`

/** Rounds in reach: opened there, or asking somebody there. */
export const roundsInScope = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('signingRounds as r')
    .innerJoin('wordings as w', (j) => j.onRef('w.bureauId', '=', 'r.bureauId').onRef('w.id', '=', 'r.wordingId'))
    .innerJoin('wordingVersions as v', (j) => j.onRef('v.bureauId', '=', 'r.bureauId').onRef('v.id', '=', 'r.versionId'))
    .where('r.bureauId', '=', ctx.actor.bureauId)
    .where(isInReach(ctx))
    .selectAll('r')
    .select(['w.title as wordingTitle', 'v.number as versionNumber'])
    .select(['v.digest', 'v.digestSm3', 'v.approvedByName', 'v.approvalReference', 'v.inForceFrom'])

const inState = (state: string) => sql<number>`(count(*) filter (where s."state" = ${state}))::int`
const tallies = [
  sql<number>`count(*)::int`.as('asked'),
  inState('signed').as('signed'),
  inState('declined').as('declined'),
  inState('open').as('open'),
  sql<number>`(count(*) filter (where g."means" = 'paper'))::int`.as('onPaper'),
] as const

/** Requests of rounds in reach with their signatures, the withdrawn ones left out. */
const requestsInScope = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('signingRequests as s')
    .leftJoin('signatures as g', (j) => j.onRef('g.bureauId', '=', 's.bureauId').onRef('g.requestId', '=', 's.id'))
    .where('s.bureauId', '=', ctx.actor.bureauId)
    .where('s.occasion', '=', 'round')
    .where('s.state', '<>', 'withdrawn')
    .where(inScope(ctx.scope, 's.unitSortKey'))

const newestFirst: SortOrder = { columns: ['r.openedAt', 'r.id'], direction: 'desc' }
interface RoundsQuery {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
  readonly state?: 'open' | 'closed' | undefined
  readonly wordingId?: string | undefined
}

async function talliesOf(ctx: QueryContext, roundIds: readonly string[]) {
  const counts = await requestsInScope(ctx)
    .where('s.occasionId', '=', sql<string>`any(${roundIds}::uuid[])`)
    .groupBy('s.occasionId')
    .select(['s.occasionId', ...tallies])
    .execute()
  return new Map(counts.map((c) => [c.occasionId, c]))
}

/** Rounds in reach with what was answered in the reader's reach, newest first. */
export async function findRounds(ctx: QueryContext, q: RoundsQuery) {
  const limit = q.limit ?? defaultLimit
  let base = roundsInScope(ctx)
  if (q.state) base = base.where('r.closedAt', q.state === 'open' ? 'is' : 'is not', null)
  if (q.wordingId) base = base.where('r.wordingId', '=', q.wordingId)
  const rows = await base
    .where(afterCursor(newestFirst, q.cursor))
    .orderBy(orderBy(newestFirst))
    .limit(limit + 1)
    .execute()
  const { n } = await base
    .clearSelect()
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const found = toPage(rows, limit, (r) => [r.openedAt, r.id])
  const counts = await talliesOf(
    ctx,
    found.rows.map((r) => r.id),
  )
  return { nextCursor: found.nextCursor, total: n, rows: found.rows.map((r) => ({ ...r, tally: counts.get(r.id) })) }
}

/** One round in reach with the answers of each unit in reach; notFound outside. */
export async function findRound(ctx: QueryContext, id: string) {
  const round = await roundsInScope(ctx).where('r.id', '=', id).executeTakeFirst()
  if (!round) throw notFound()
  const units = await requestsInScope(ctx)
    .where('s.occasionId', '=', id)
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 's.bureauId').onRef('u.id', '=', 's.unitId'))
    .groupBy(['u.id', 'u.name', 'u.unitSortKey'])
    .orderBy(sql`(count(*) filter (where s."state" = 'open')) > 0`, 'desc')
    .orderBy('u.unitSortKey')
    .select(['u.id as unitId', 'u.name as unitName', ...tallies])
    .execute()
  return {
    ...round,
    units,
    tally: (await talliesOf(ctx, [id])).get(id),
    names: await findAudienceNames(ctx, round.audience as Audience),
  }
}

/** Names of the units and posts that an audience names. */
async function findAudienceNames(ctx: QueryContext, audience: Audience) {
  const named = (table: 'units' | 'posts', ids: readonly string[]) =>
    ctx.db
      .selectFrom(table)
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .orderBy('name')
      .select('name')
      .execute()
  const units = await named('units', audience.unitIds)
  const posts = await named('posts', audience.postIds)
  return { units: units.map((u) => u.name), posts: posts.map((p) => p.name) }
}

/** The round to be changed, locked; notFound outside the scope. */
export async function lockRound(ctx: QueryContext, id: string) {
  const round = await ctx.db
    .selectFrom('signingRounds as r')
    .where('r.bureauId', '=', ctx.actor.bureauId)
    .where('r.id', '=', id)
    .where(isInReach(ctx))
    .selectAll('r')
    .forUpdate('r')
    .executeTakeFirst()
  if (!round) throw notFound()
  return round
}

const rollCall: SortOrder = { columns: ['s.unitSortKey', 'p.numberSortKey', 's.id'], direction: 'asc' }
export interface AnswersQuery {
  readonly roundId?: string | undefined
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
  readonly state?: 'open' | 'signed' | 'declined' | undefined
  readonly unitId?: string | undefined
  readonly below?: boolean | undefined
  readonly q?: string | undefined
}

/** When somebody was last reminded of a round; from the trail. */
const remindedAt = sql<Date | null>`(select max(e."at") from "eventSubjects" x join "events" e on e."bureauId" = x."bureauId" and e."id" = x."eventId"
  where x."bureauId" = s."bureauId" and x."subjectId" = s."id" and e."verb" = 'round.reminded')`

function answersOf(ctx: QueryContext, q: AnswersQuery) {
  const place = sql`(select u."unitSortKey" from "units" u where u."bureauId" = s."bureauId" and u."id" = ${q.unitId ?? null}::uuid)`
  const conditions = [
    ...(q.roundId ? [sql<SqlBool>`s."occasionId" = ${q.roundId}`] : []),
    ...(q.state ? [sql<SqlBool>`s."state" = ${q.state}`] : []),
    ...(q.unitId && q.below === false ? [sql<SqlBool>`s."unitId" = ${q.unitId}`] : []),
    ...(q.unitId && q.below !== false ? [sql<SqlBool>`s."unitSortKey" >= ${place} and s."unitSortKey" < ${place} || '~'`] : []),
    ...(q.q
      ? [
          sql<SqlBool>`(position(${q.q} in p."name") > 0 or starts_with(p."nameInitials", ${q.q.toLowerCase()}) or p."number" = ${q.q})`,
        ]
      : []),
  ]
  const base = requestsInScope(ctx).innerJoin('people as p', (j) =>
    j.onRef('p.bureauId', '=', 's.bureauId').onRef('p.id', '=', 's.personId'),
  )
  return conditions.reduce((query, condition) => query.where(condition), base)
}

const withAnswer = (base: ReturnType<typeof answersOf>) =>
  base
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 's.bureauId').onRef('u.id', '=', 's.unitId'))
    .innerJoin('signingRounds as r', (j) => j.onRef('r.bureauId', '=', 's.bureauId').onRef('r.id', '=', 's.occasionId'))
    .innerJoin('wordingVersions as v', (j) => j.onRef('v.bureauId', '=', 's.bureauId').onRef('v.id', '=', 's.versionId'))
    .leftJoin('posts as o', (j) => j.onRef('o.bureauId', '=', 'p.bureauId').onRef('o.id', '=', 'p.postId'))
    .select(['s.id', 's.state', 's.dueOn', 's.respondedAt', 's.declineReason', 's.unitSortKey', 's.unitId'])
    .select(['r.id as roundId', 'r.title as roundTitle'])
    .select(['p.id as personId', 'p.name', 'p.number', 'p.numberSortKey', 'u.name as unitName', 'o.name as postName'])
    .select(['v.number as versionNumber', 'g.means', 'g.recordedByName', remindedAt.as('remindedAt')])
    .orderBy(orderBy(rollCall))

/** How each person answered, of one round or of all, in roll-call order. */
export async function findAnswers(ctx: QueryContext, q: AnswersQuery) {
  const limit = q.limit ?? defaultLimit
  const base = answersOf(ctx, q)
  const rows = await withAnswer(base.where(afterCursor(rollCall, q.cursor)))
    .limit(limit + 1)
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.unitSortKey, r.numberSortKey, r.id]), total: n }
}

/** Every answer of a round in reach, for export; at most 100,000. */
export const findAllAnswers = (ctx: QueryContext, roundId: string) =>
  withAnswer(answersOf(ctx, { roundId })).limit(100_000).execute()

/** Requests still open among the people or units named (none named: nobody); for reminding. */
export const findUnanswered = (ctx: QueryContext, roundId: string, named: { personIds: string[]; unitIds: string[] }) =>
  requestsInScope(ctx)
    .where('s.occasionId', '=', roundId)
    .where('s.state', '=', 'open')
    .where(sql<SqlBool>`(s."personId" = any(${named.personIds}::uuid[]) or s."unitId" = any(${named.unitIds}::uuid[]))`)
    .select(['s.id', 's.personId', 's.unitSortKey'])
    .execute()

const openInScope = (ctx: QueryContext) => requestsInScope(ctx).where('s.state', '=', 'open').where('s.fromOn', '<=', ctx.today)

const byUnit = (base: ReturnType<typeof openInScope>) =>
  base
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 's.bureauId').onRef('u.id', '=', 's.unitId'))
    .groupBy(['u.id', 'u.shortName', 'u.unitSortKey'])
    .orderBy('u.unitSortKey')
    .select([
      'u.id as unitId',
      'u.shortName as unitName',
      'u.unitSortKey',
      sql<number>`count(*)::int`.as('n'),
      sql<string | null>`min(s."dueOn")`.as('dueOn'),
    ])
    .execute()

/** Open requests that have begun, by unit, in roster order. */
export const countOpenByUnit = (ctx: QueryContext) => byUnit(openInScope(ctx))

/** Those of them that were due before today. */
export const countOverdueByUnit = (ctx: QueryContext) => byUnit(openInScope(ctx).where('s.dueOn', '<', ctx.today))

const unfinished = (ctx: QueryContext) =>
  openInScope(ctx)
    .innerJoin('signingRounds as r', (j) => j.onRef('r.bureauId', '=', 's.bureauId').onRef('r.id', '=', 's.occasionId'))
    .groupBy(['r.id', 'r.title', 'r.fromOn', 'r.dueOn'])

/** Rounds with somebody in reach who has not answered, the earliest day first. */
export const findUnfinished = (ctx: QueryContext, limit: number) =>
  unfinished(ctx)
    .orderBy('r.dueOn')
    .orderBy('r.id')
    .limit(limit)
    .select(['r.id', 'r.title', 'r.fromOn', 'r.dueOn', sql<number>`count(*)::int`.as('open')])
    .execute()

/** How many such rounds there are. */
export async function countUnfinished(ctx: QueryContext): Promise<number> {
  const { n } = await openInScope(ctx).select(sql<number>`count(distinct s."occasionId")::int`.as('n')).executeTakeFirstOrThrow()
  return n
}
