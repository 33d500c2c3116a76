import { type SqlBool, sql } from 'kysely'
import { placeConditions } from '../../platform/access/place-conditions.ts'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { forbidden, notFound } from '../../platform/errors.ts'
import type { ReturnFilters } from './contract.ts'
import { filteredReturns, findSigners, isInReach, returnsInScope, roundsInScope, standingOf, tallies } from './filters.ts'

interface Paging {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}

const withChecklist = (base: ReturnType<typeof roundsInScope>) => base.selectAll('o').select('c.number as checklistNumber')
const newestFirst: SortOrder = { columns: ['o.openedOn', 'o.id'], direction: 'desc' }

async function withTallies<R extends { id: string }>(ctx: QueryContext, rounds: readonly R[]) {
  const counts = await returnsInScope(ctx)
    .where('r.roundId', '=', sql<string>`any(${rounds.map((r) => r.id)}::uuid[])`)
    .groupBy('r.roundId')
    .select(['r.roundId', ...tallies(ctx.today)])
    .execute()
  const tallyOf = new Map(counts.map((c) => [c.roundId, c]))
  return rounds.map((round) => ({ ...round, tally: tallyOf.get(round.id) }))
}

/** Rounds in reach with what the units in reach answered, the newest first. */
export async function findRounds(ctx: QueryContext, q: Paging & { state?: 'open' | 'closed' | undefined }) {
  const limit = q.limit ?? defaultLimit
  let base = roundsInScope(ctx)
  if (q.state) base = base.where('o.closedAt', q.state === 'open' ? 'is' : 'is not', null)
  const rows = await withChecklist(base)
    .where(afterCursor(newestFirst, q.cursor))
    .orderBy(orderBy(newestFirst))
    .limit(limit + 1)
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const found = toPage(rows, limit, (r) => [r.openedOn, r.id])
  return { nextCursor: found.nextCursor, total: n, rows: await withTallies(ctx, found.rows) }
}
export type FoundRound = Awaited<ReturnType<typeof findRounds>>['rows'][number]

export async function findRound(ctx: QueryContext, id: string): Promise<FoundRound> {
  const [round] = await withTallies(ctx, await withChecklist(roundsInScope(ctx)).where('o.id', '=', id).execute())
  if (!round) throw notFound()
  return round
}

/** The round to be changed, locked; notFound outside the scope, forbidden with the sentence where it may only be read. */
export async function lockRound(ctx: QueryContext, id: string, whoMay: string) {
  const round = ctx.db
    .selectFrom('screeningRounds as o')
    .where('o.bureauId', '=', ctx.actor.bureauId)
    .where('o.id', '=', id)
    .where(isInReach(ctx))
    .selectAll('o')
  const locked = await round.forUpdate('o').executeTakeFirst()
  if (locked) return locked
  /* Row-level security lets nobody lock what only others may change. */
  throw (await round.executeTakeFirst()) ? forbidden(whoMay) : notFound()
}

/** The checklist that rounds opened now ask; none before the bureau has put one in force. */
export const findInForce = ({ db, actor }: QueryContext) =>
  db
    .selectFrom('screeningChecklists')
    .where('bureauId', '=', actor.bureauId)
    .where('state', '=', 'inForce')
    .select(['id', 'number', sql<number>`jsonb_array_length("questions")`.as('questions')])
    .executeTakeFirst()

const rollCall: SortOrder = { columns: ['r.unitSortKey', 'r.openedOn', 'r.id'], direction: 'asc' }
/** When a unit was last reminded; from the trail. */
const remindedAt = sql<Date | null>`(select max(e."at") from "eventSubjects" x join "events" e on e."bureauId" = x."bureauId" and e."id" = x."eventId"
  where x."bureauId" = r."bureauId" and x."subjectId" = r."id" and e."verb" = 'screeningRound.reminded')`
/** 2026-柳-017 with its id and whether it is closed out. */
interface FoundHazard {
  readonly id: string
  readonly number: string
  readonly isClosed: boolean
}
const hazardsOpened = sql<
  FoundHazard[]
>`(select coalesce(json_agg(json_build_object('id', h."id", 'number', h."number", 'isClosed', h."state" = 'closed') order by length(h."number"), h."number"), '[]')
  from "screeningFindings" f join "hazards" h on h."bureauId" = f."bureauId" and h."id" = f."hazardId" where f."bureauId" = r."bureauId" and f."returnId" = r."id")`

const withRound = (ctx: QueryContext, base: ReturnType<typeof filteredReturns>) =>
  base
    .innerJoin('screeningRounds as o', (j) => j.onRef('o.bureauId', '=', 'r.bureauId').onRef('o.id', '=', 'r.roundId'))
    .innerJoin('screeningChecklists as c', (j) => j.onRef('c.bureauId', '=', 'o.bureauId').onRef('c.id', '=', 'o.checklistId'))
    .selectAll('r')
    .select(['u.name as unitName', 'o.serialNumber', 'o.title', 'o.checklistId', 'c.number as checklistNumber'])
    .select([
      sql<number>`jsonb_array_length(c."questions")`.as('questions'),
      standingOf(ctx.today).as('standing'),
      remindedAt.as('remindedAt'),
      hazardsOpened.as('opened'),
    ])
    .orderBy(orderBy(rollCall))

/** Returns in reach, in roster order. */
export async function findReturns(ctx: QueryContext, q: ReturnFilters & Paging) {
  const limit = q.limit ?? defaultLimit
  const base = filteredReturns(ctx, q)
  const rows = await withRound(ctx, base)
    .where(afterCursor(rollCall, q.cursor))
    .limit(limit + 1)
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.unitSortKey, r.openedOn, r.id]), total: n }
}
export type FoundReturn = Awaited<ReturnType<typeof findReturns>>['rows'][number]

/** Everything that is filtered, for export; at most 100,000. */
export const findAllReturns = (ctx: QueryContext, q: ReturnFilters) =>
  withRound(ctx, filteredReturns(ctx, q)).limit(100_000).execute()

/** Returns by id in reach, in roster order. */
export const findReturnsById = (ctx: QueryContext, ids: readonly string[]) =>
  withRound(ctx, returnsInScope(ctx)).where('r.id', '=', sql<string>`any(${ids}::uuid[])`).execute()

/** Kinds of hazards that a finding may open. */
export const findSubcategories = ({ db, actor }: QueryContext) =>
  db
    .selectFrom('hazardTerms')
    .where('bureauId', '=', actor.bureauId)
    .where('kind', '=', 'subcategory')
    .where('retiredOn', 'is', null)
    .orderBy('position')
    .orderBy('name')
    .select(['id', 'category', 'name'])
    .execute()

/** The questions that a round asks. */
export const findQuestions = async ({ db, actor }: QueryContext, roundId: string) =>
  (
    await db
      .selectFrom('screeningRounds as o')
      .innerJoin('screeningChecklists as c', (j) => j.onRef('c.bureauId', '=', 'o.bureauId').onRef('c.id', '=', 'o.checklistId'))
      .where('o.bureauId', '=', actor.bureauId)
      .where('o.id', '=', roundId)
      .select('c.questions')
      .executeTakeFirstOrThrow()
  ).questions

/** What a return has opened in the ledger, in the order in which it was found. */
export const findOpened = ({ db, actor }: QueryContext, returnId: string) =>
  db
    .selectFrom('screeningFindings')
    .where('bureauId', '=', actor.bureauId)
    .where('returnId', '=', returnId)
    .orderBy(sql`length("hazardNumber"), "hazardNumber"`)
    .select(['questionId', 'hazardId', 'title', 'description'])
    .execute()

/** One return in reach with its questions; notFound outside. */
export async function findReturn(ctx: QueryContext, id: string) {
  const found = await withRound(ctx, returnsInScope(ctx)).where('r.id', '=', id).executeTakeFirst()
  if (!found) throw notFound()
  return {
    found,
    asked: await findQuestions(ctx, found.roundId),
    findings: await findOpened(ctx, id),
    subcategories: await findSubcategories(ctx),
    signers: await findSigners(ctx, found),
  }
}

/** Returns to be changed, locked; notFound when one is outside the scope. */
export async function lockReturns(ctx: QueryContext, ids: readonly string[]) {
  const found = await ctx.db
    .selectFrom('screeningReturns as r')
    .where('r.bureauId', '=', ctx.actor.bureauId)
    .where('r.id', '=', sql<string>`any(${ids}::uuid[])`)
    .where(inScope(ctx.scope, 'r.unitSortKey'))
    .orderBy('r.id')
    .selectAll('r')
    .forUpdate('r')
    .execute()
  if (found.length !== new Set(ids).size) throw notFound()
  return found
}

const shownRounds = 12
const byPlace: SortOrder = { columns: ['u.unitSortKey', 'u.id'], direction: 'asc' }

/** Units in reach and how they stood in the last rounds, in roster order; units that no round asked are left out. */
export async function findStandings(ctx: QueryContext, q: Paging & Pick<ReturnFilters, 'unitId' | 'below'>) {
  const limit = q.limit ?? defaultLimit
  const { rows: rounds } = await findRounds(ctx, { limit: shownRounds })
  const ids = rounds.map((r) => r.id)
  const base = placeConditions(q, 'u.unitSortKey').reduce(
    (query, condition) => query.where(condition),
    ctx.db
      .selectFrom('units as u')
      .where('u.bureauId', '=', ctx.actor.bureauId)
      .where(inScope(ctx.scope, 'u.unitSortKey'))
      .where(
        sql<SqlBool>`exists (select 1 from "screeningReturns" r where r."bureauId" = u."bureauId" and r."unitId" = u."id" and r."roundId" = any(${ids}::uuid[]))`,
      ),
  )
  const units = await base
    .where(afterCursor(byPlace, q.cursor))
    .orderBy(orderBy(byPlace))
    .limit(limit + 1)
    .select(['u.id', 'u.name', 'u.unitSortKey'])
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const page = toPage(units, limit, (u) => [u.unitSortKey, u.id])
  const cells = await returnsInScope(ctx)
    .where('r.roundId', '=', sql<string>`any(${ids}::uuid[])`)
    .where('r.unitId', '=', sql<string>`any(${page.rows.map((u) => u.id)}::uuid[])`)
    .select(['r.id', 'r.roundId', 'r.unitId', 'r.isNil', 'r.state', 'r.hazards', standingOf(ctx.today).as('standing')])
    .execute()
  const cellsOf = Map.groupBy(cells, (c) => c.unitId)
  return { ...page, rows: page.rows.map((unit) => ({ ...unit, cells: cellsOf.get(unit.id) ?? [] })), total: n, rounds }
}
