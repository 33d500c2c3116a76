import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import { findWeek, type WeekOfUnit } from '../weekly-reports/public.ts'
import type { states, WeekFigures } from './contract.ts'

interface Filters {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
  readonly state?: (typeof states)[number] | undefined
}

/** Bureau reports of places in reach. */
export const reportsInScope = ({ db, actor, scope }: QueryContext) =>
  db.selectFrom('bureauReports').where('bureauId', '=', actor.bureauId).where(inScope(scope))
const newest: SortOrder = { columns: ['weekOn', 'id'], direction: 'desc' }

/** A page of bureau reports, the newest week first. */
export async function findReports(ctx: QueryContext, { limit = defaultLimit, cursor, state }: Filters) {
  const all = reportsInScope(ctx)
  const base = state ? all.where('state', '=', state) : all
  const rows = await base
    .where(afterCursor(newest, cursor))
    .orderBy(orderBy(newest))
    .limit(limit + 1)
    .selectAll()
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.weekOn, r.id]), total: n }
}

/** One bureau report in reach; notFound outside. */
export async function findReport(ctx: QueryContext, id: string) {
  const found = await reportsInScope(ctx).where('id', '=', id).selectAll().executeTakeFirst()
  if (!found) throw notFound()
  return found
}
export type BureauReportFacts = Awaited<ReturnType<typeof findReport>>

/** The bureau report to be changed, locked; notFound outside the scope. */
export async function lockReport(ctx: QueryContext, id: string): Promise<BureauReportFacts> {
  const found = await reportsInScope(ctx).where('id', '=', id).selectAll().forUpdate().executeTakeFirst()
  if (!found) throw notFound()
  return found
}

/** Auxiliaries who serve, by unit. */
async function findPeople({ db, actor, scope }: QueryContext): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('people')
    .where('bureauId', '=', actor.bureauId)
    .where('kind', '=', 'auxiliary')
    .where('voidedAt', 'is', null)
    .where('separatedOn', 'is', null)
    .where(inScope(scope))
    .groupBy('unitId')
    .select(['unitId', sql<number>`count(*)::int`.as('n')])
    .execute()
  return new Map(rows.map((r) => [r.unitId, r.n]))
}

const sumOf = (weeks: readonly WeekOfUnit[], id: string): number =>
  weeks.reduce((sum, w) => sum + (w.lines?.find((l) => l.id === id)?.n ?? 0), 0)

/** What the units had reported of a week at this moment, beside the week before, with what it is measured by. */
export async function findFigures(ctx: QueryContext, weekOn: string, cutOffAt: Date) {
  const weeks = await findWeek(ctx, weekOn)
  const [before] = await ctx.db
    .selectFrom('weeklyReports')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where(inScope(ctx.scope))
    .where('weekOn', '<', weekOn)
    .orderBy('weekOn', 'desc')
    .select(['weekOn', 'cutOffAt'])
    .limit(1)
    .execute()
  const previous = before ? await findWeek(ctx, before.weekOn) : undefined
  const people = await findPeople(ctx)
  const known = new Map(weeks.flatMap((w) => w.lines ?? []).map((l) => [l.id, l]))
  const count = (is: (w: WeekOfUnit) => boolean): number => weeks.filter(is).length
  const figures: WeekFigures = {
    from: (before?.cutOffAt ?? new Date(weeks[0]?.members[0]?.from ?? cutOffAt)).toISOString(),
    to: cutOffAt.toISOString(),
    asked: weeks.length,
    onTime: count((w) => w.standing === 'onTime'),
    nil: count((w) => w.standing === 'onTime' && w.isNil === true),
    late: count((w) => w.standing === 'late'),
    missing: count((w) => w.standing === 'missing'),
    totals: [...known.values()].map((l) => ({
      id: l.id,
      label: l.label,
      unit: l.unit,
      n: sumOf(weeks, l.id),
      previous: previous ? sumOf(previous, l.id) : null,
    })),
    units: weeks.map((w) => ({
      unitId: w.unitId,
      name: w.unitName,
      people: w.members.reduce((sum, m) => sum + (people.get(m.unitId) ?? 0), 0),
      standing: w.standing,
      isNil: w.isNil === true,
      counts: Object.fromEntries((w.lines ?? []).map((l) => [l.id, l.n])),
    })),
  }
  return { figures, weeks }
}

/** Units that have reported, or reported anew, since a moment. */
export const countSince = async (ctx: QueryContext, weekOn: string, since: Date): Promise<number> =>
  (
    await ctx.db
      .selectFrom('weeklyVersions as v')
      .innerJoin('weeklyReports as r', (j) => j.onRef('r.bureauId', '=', 'v.bureauId').onRef('r.id', '=', 'v.reportId'))
      .where('v.bureauId', '=', ctx.actor.bureauId)
      .where('r.weekOn', '=', weekOn)
      .where('v.submittedAt', '>', since)
      .where(inScope(ctx.scope, 'v.unitSortKey'))
      .select(sql<number>`count(distinct v."reportId")::int`.as('n'))
      .executeTakeFirstOrThrow()
  ).n

/** The bureau's names and whether it is the demo. */
export const findBureau = ({ db, actor }: QueryContext) =>
  db
    .selectFrom('bureaus')
    .where('bureauId', '=', actor.bureauId)
    .select(['name', 'shortName', 'isDemo'])
    .executeTakeFirstOrThrow()
