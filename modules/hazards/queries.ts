import { sql } from 'kysely'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import { workingDaysOf } from '../calendar/public.ts'
import { conditionsOf, type HazardFilters, nobodyMay, reach } from './filters.ts'

/** Hazards in reach that the filters name, as `h` alone: what is only counted needs no unit. */
const hazardsNamed = (ctx: QueryContext, q: HazardFilters) =>
  conditionsOf(ctx, q).reduce(
    (query, condition) => query.where(condition),
    ctx.db.selectFrom('hazards as h').where('h.bureauId', '=', ctx.actor.bureauId).where(reach(ctx)),
  )
const countHazards = async (ctx: QueryContext, q: HazardFilters): Promise<number> =>
  (await hazardsNamed(ctx, q).select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow()).n

/** Hazards in reach that the filters name, as `h` with their unit `u`; the base of list, export, figures, and of other modules' reads. */
export const hazardsInScope = (ctx: QueryContext, q: HazardFilters) =>
  hazardsNamed(ctx, q).innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'h.bureauId').onRef('u.id', '=', 'h.unitId'))

const holding = sql`from "hazardMeasures" m where m."bureauId" = h."bureauId" and m."hazardId" = h."id" and m."round" = h."relapses" and m."droppedAt" is null`
const confirmersOf = ({ today }: QueryContext) => sql`"hazardConfirmers"(h."unitId", h."ownerId", ${today}::date)`

const withNames = (ctx: QueryContext, base: ReturnType<typeof hazardsInScope>) =>
  base
    .leftJoin('hazardTerms as s', (j) => j.onRef('s.bureauId', '=', 'h.bureauId').onRef('s.id', '=', 'h.subcategoryId'))
    .selectAll('h')
    .select([
      'u.name as unitName',
      's.name as subcategoryName',
      sql<number>`(select count(*)::int ${holding})`.as('measureCount'),
      sql<number>`(select count(*)::int ${holding} and m."doneOn" is not null)`.as('measuresDone'),
      sql<string | null>`(select m."text" ${holding} order by m."number" limit 1)`.as('firstMeasure'),
      sql<
        string[] | null
      >`case when h."state" = 'evidenceSubmitted' then (select array_agg(c."personId") from ${confirmersOf(ctx)} c) end`.as(
        'confirmerIds',
      ),
      sql<boolean>`(h."ownerId" is not null and "hasOpenAccount"(h."ownerId"))`.as('ownerHasAccount'),
    ])
export type HazardFacts = Awaited<ReturnType<ReturnType<typeof withNames>['executeTakeFirstOrThrow']>>

const byDay = { columns: ['h.rectifyBy', 'h.id'], direction: 'asc', hasEmptyLast: true } as const satisfies SortOrder
const newestFirst = { columns: ['h.foundOn', 'h.id'], direction: 'desc' } as const satisfies SortOrder
const orders: ReadonlyMap<string, SortOrder> = new Map<string, SortOrder>([
  ['rectifyBy', byDay],
  ['-rectifyBy', { ...byDay, direction: 'desc' }],
  ['foundOn', { ...newestFirst, direction: 'asc' }],
  ['-foundOn', newestFirst],
])
/** As asked; else what is open by its day, what is closed newest first. */
const orderOf = ({ sort, state }: HazardFilters): SortOrder =>
  orders.get(sort ?? '') ?? (state === 'all' || state === 'closed' ? newestFirst : byDay)

/** First which, of `h` alone, then what stands with them: joined at once, a search of a million meets every unit. */
async function findInOrder(
  ctx: QueryContext,
  q: HazardFilters & { cursor?: string | undefined },
  order: SortOrder,
  limit: number,
) {
  const named = await hazardsNamed(ctx, q)
    .where(afterCursor(order, q.cursor))
    .orderBy(orderBy(order))
    .limit(limit)
    .select('h.id')
    .execute()
  return withNames(ctx, hazardsInScope(ctx, { state: 'all' }))
    .where('h.id', '=', sql<string>`any(${named.map(({ id }) => id)}::uuid[])`)
    .orderBy(orderBy(order))
    .execute()
}

/** A page of the ledger, with the calendar that the lights are counted by. */
export async function findHazards(
  ctx: QueryContext,
  q: HazardFilters & { limit?: number | undefined; cursor?: string | undefined },
) {
  const limit = q.limit ?? defaultLimit
  const order = orderOf(q)
  const rows = await findInOrder(ctx, q, order, limit + 1)
  const total = await countHazards(ctx, q)
  const overdue = q.state === 'closed' ? 0 : await countHazards(ctx, { ...q, overdue: true })
  const page = toPage(rows, limit, (r) => [order.hasEmptyLast ? r.rectifyBy : r.foundOn, r.id])
  return { ...page, total, overdue, calendar: await workingDaysOf(ctx) }
}

/** Everything that is filtered, for export; at most 100,000. */
export const findAllHazards = (ctx: QueryContext, q: HazardFilters) => findInOrder(ctx, q, orderOf(q), 100_000)

/** Hazards by id in reach, in the order of their numbers. */
export const findHazardsById = (ctx: QueryContext, ids: readonly string[]) =>
  withNames(ctx, hazardsInScope(ctx, { state: 'all' }))
    .where('h.id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('h.number')
    .execute()

/** One hazard in reach; notFound otherwise. */
export async function findHazard(ctx: QueryContext, id: string): Promise<HazardFacts> {
  const [row] = await findHazardsById(ctx, [id])
  if (!row) throw notFound()
  return row
}

/** Hazards to be changed, locked, each with what decides who may; notFound when one is out of reach. */
export async function lockHazards(ctx: QueryContext, ids: readonly string[]): Promise<HazardFacts[]> {
  await hazardsInScope(ctx, { state: 'all' })
    .where('h.id', '=', sql<string>`any(${ids}::uuid[])`)
    .select('h.id')
    .orderBy('h.id')
    .forUpdate('h')
    .execute()
  const rows = await findHazardsById(ctx, ids)
  if (rows.length !== new Set(ids).size) throw notFound()
  return rows
}

/** What belongs to a hazard that was found in reach: measures of all rounds, steps, files, cause, who may confirm, and who is missing. */
export async function findDetails(ctx: QueryContext, hazard: HazardFacts) {
  const { bureauId } = ctx.actor
  const of = { bureauId, hazardId: hazard.id }
  const measures = await ctx.db
    .selectFrom('hazardMeasures')
    .where((e) => e.and(of))
    .selectAll()
    .orderBy('number')
    .execute()
  const steps = await ctx.db
    .selectFrom('hazardSteps')
    .where((e) => e.and(of))
    .selectAll()
    .orderBy('position')
    .execute()
  const evidence = await ctx.db
    .selectFrom('hazardEvidence')
    .where((e) => e.and(of))
    .selectAll()
    .orderBy('id')
    .execute()
  const more = await ctx.db
    .selectFrom('hazards as h')
    .where('h.bureauId', '=', bureauId)
    .where('h.id', '=', hazard.id)
    .select([
      nobodyMay(ctx).as('nobodyMay'),
      sql<string | null>`(select t."name" from "hazardTerms" t where t."bureauId" = h."bureauId" and t."id" = h."causeId")`.as(
        'causeName',
      ),
      sql<Confirmer[]>`(select coalesce(json_agg(c), '[]') from ${confirmersOf(ctx)} c)`.as('confirmers'),
    ])
    .executeTakeFirstOrThrow()
  return { measures, steps, evidence, ...more }
}
export interface Confirmer {
  readonly duty: 'leaderInCharge' | 'unitHead' | 'overseeingBureauLeader'
  readonly personId: string
  readonly name: string
  readonly mayAct: boolean
}
export type HazardDetails = Awaited<ReturnType<typeof findDetails>>

/** The bureau's own words, in order; retired ones too. */
export const findTerms = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('hazardTerms')
    .where('bureauId', '=', ctx.actor.bureauId)
    .orderBy('kind')
    .orderBy('category')
    .orderBy('position')
    .selectAll()
    .execute()

/** The bureau's own numbers of days, and when a cause counts as repeated. */
export const findRules = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('bureaus')
    .where('bureauId', '=', ctx.actor.bureauId)
    .select(['hazardLookBackDays as lookBackDays', 'hazardEscalationDays as escalationDays'])
    .select(['causeRepeatUnits as repeatUnits', 'causeRepeatDays as repeatDays', 'version'])
    .executeTakeFirstOrThrow()

/** Hazards by unit that the filters name, in roster order, with the earliest day. */
export const countHazardsByUnit = (ctx: QueryContext, q: HazardFilters) =>
  hazardsInScope(ctx, q)
    .groupBy(['u.id', 'u.shortName', 'u.unitSortKey'])
    .orderBy('u.unitSortKey')
    .select([
      'u.id as unitId',
      'u.shortName as unitName',
      'u.unitSortKey',
      sql<number>`count(*)::int`.as('n'),
      sql<string | null>`min(h."rectifyBy")`.as('dueOn'),
    ])
    .execute()
