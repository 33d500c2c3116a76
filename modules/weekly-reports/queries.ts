import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { mintScope, type QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import { subtreeRange } from '../../platform/sort-key.ts'
import type { WeekLine, WeekRow, WeekSpan } from '../../platform/week-lines.ts'
import type { FrozenLine, ReportFilters } from './contract.ts'
import { filteredReports, reportsInScope } from './filters.ts'
import type { Member } from './tables.ts'
import { endOf } from './week.ts'

interface Paging {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}
const newest: SortOrder = { columns: ['r.weekOn', 'r.id'], direction: 'desc' }
const withUnit = (base: ReturnType<typeof reportsInScope>) => base.selectAll('r').select('u.name as unitName')
export type ReportFacts = Awaited<ReturnType<ReturnType<typeof withUnit>['executeTakeFirstOrThrow']>>

/** A page of reports, the newest week first. */
export async function findReports(ctx: QueryContext, q: ReportFilters & Paging) {
  const limit = q.limit ?? defaultLimit
  const base = filteredReports(ctx, q)
  const rows = await withUnit(base)
    .where(afterCursor(newest, q.cursor))
    .orderBy(orderBy(newest))
    .limit(limit + 1)
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.weekOn, r.id]), total: n }
}

/** Everything that is filtered, for export, week by week in roster order; at most 100,000. */
export const findAllReports = (ctx: QueryContext, q: ReportFilters) =>
  withUnit(filteredReports(ctx, q)).orderBy('r.weekOn', 'desc').orderBy('u.unitSortKey').limit(100_000).execute()

/** One report in reach; notFound outside. */
export async function findReport(ctx: QueryContext, id: string): Promise<ReportFacts> {
  const found = await withUnit(reportsInScope(ctx)).where('r.id', '=', id).executeTakeFirst()
  if (!found) throw notFound()
  return found
}

/** The report to be changed, locked; notFound outside the scope. */
export async function lockReport(ctx: QueryContext, id: string) {
  const found = await ctx.db
    .selectFrom('weeklyReports as r')
    .where('r.bureauId', '=', ctx.actor.bureauId)
    .where('r.id', '=', id)
    .where(inScope(ctx.scope, 'r.unitSortKey'))
    .where('r.state', '<>', 'withdrawn')
    .selectAll('r')
    .forUpdate('r')
    .executeTakeFirst()
  if (!found) throw notFound()
  return found
}

/** Counts of every line for units from a moment each to a common one, by line and unit: one query a line and step, whatever the number of units. */
export async function countLines(
  ctx: QueryContext,
  lines: readonly WeekLine[],
  members: readonly Member[],
  to: Date,
): Promise<Map<string, Map<string, number>>> {
  const starts = [...new Set(members.map((m) => m.from))].filter((from) => new Date(from) < to).sort()
  const fromOf = new Map(members.map((m) => [m.unitId, m.from]))
  const countLine = async (line: WeekLine): Promise<Map<string, number>> => {
    const sums = new Map<string, number>()
    for (const [i, start] of starts.entries()) {
      const places = await line.counts(ctx, { from: new Date(start), to: new Date(starts[i + 1] ?? to) })
      const begun = places.filter(({ unitId }) => (fromOf.get(unitId) ?? '~') <= start)
      for (const { unitId, n } of begun) sums.set(unitId, (sums.get(unitId) ?? 0) + n)
    }
    return sums
  }
  const counted = new Map<string, Map<string, number>>()
  for (const line of lines) counted.set(line.id, await countLine(line))
  return counted
}

/** What a report says: its units together. */
export const linesFor = (
  lines: readonly WeekLine[],
  counted: ReadonlyMap<string, ReadonlyMap<string, number>>,
  members: readonly Member[],
): FrozenLine[] =>
  lines.map(({ id, label, unit }) => ({
    id,
    label,
    unit,
    n: members.reduce((sum, m) => sum + (counted.get(id)?.get(m.unitId) ?? 0), 0),
  }))

/** The reader's reach over one unit of it, with what is below. */
const within = (ctx: QueryContext, unitSortKey: string): QueryContext => ({
  ...ctx,
  scope: mintScope({ ...ctx.scope, ranges: [subtreeRange(unitSortKey)] }),
})

type Recounted = Pick<ReportFacts, 'members' | 'unitSortKey'>
/** One report counted anew up to a moment. */
export async function recount(ctx: QueryContext, report: Recounted, lines: readonly WeekLine[], to: Date): Promise<FrozenLine[]> {
  const own = within(ctx, report.unitSortKey)
  return linesFor(lines, await countLines(own, lines, report.members, to), report.members)
}

type Shown = Pick<ReportFacts, 'members' | 'unitSortKey' | 'lines' | 'state' | 'arrivedAt' | 'countedTo' | 'cutOffAt'>
/** The figures a report shows at a moment: as frozen, or as they stand while it is open. */
export async function figuresAt(ctx: QueryContext, report: Shown, lines: readonly WeekLine[], now: Date) {
  const countedTo = endOf(report, now)
  if (countedTo.getTime() === report.countedTo.getTime()) return { countedTo, lines: report.lines }
  return { countedTo, lines: await recount(ctx, report, lines, countedTo) }
}

export const mostRows = 200
/** What one line of a report counts, earliest first. */
export async function findCounted(ctx: QueryContext, report: ReportFacts, line: WeekLine | undefined) {
  const to = endOf(report, ctx.now)
  const own = within(ctx, report.unitSortKey)
  const spans = report.members.map((m) => ({ unitId: m.unitId, span: { from: new Date(m.from), to } satisfies WeekSpan }))
  const found: WeekRow[] = []
  for (const { unitId, span } of spans) found.push(...((await line?.rows?.(own, unitId, span, mostRows + 1)) ?? []))
  return found.sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** The unit's last report before a week. */
export const findPrevious = (ctx: QueryContext, { unitId, weekOn }: Pick<ReportFacts, 'unitId' | 'weekOn'>) =>
  reportsInScope(ctx)
    .where('r.unitId', '=', unitId)
    .where('r.weekOn', '<', weekOn)
    .orderBy('r.weekOn', 'desc')
    .select(['r.weekOn', 'r.lines'])
    .limit(1)
    .executeTakeFirst()

/** What was submitted, the newest first. */
export const findVersions = ({ db, actor, scope }: QueryContext, reportId: string) =>
  db
    .selectFrom('weeklyVersions')
    .where('bureauId', '=', actor.bureauId)
    .where('reportId', '=', reportId)
    .where(inScope(scope))
    .orderBy('number', 'desc')
    .selectAll()
    .execute()

/** Names of the closed units that a report speaks for. */
const findAlsoFor = async ({ db, actor }: QueryContext, members: readonly Member[]) =>
  (
    await db
      .selectFrom('units')
      .where('bureauId', '=', actor.bureauId)
      .where('id', '=', sql<string>`any(${members.slice(1).map((m) => m.unitId)}::uuid[])`)
      .where('closedOn', 'is not', null)
      .orderBy('unitSortKey')
      .select('name')
      .execute()
  ).map((u) => u.name)

/** One report in reach with its figures as they stand, last week's, its versions and whom it speaks for. */
export async function findWhole(ctx: QueryContext, id: string, lines: readonly WeekLine[]) {
  const found = await findReport(ctx, id)
  return {
    report: found,
    figures: await figuresAt(ctx, found, lines, ctx.now),
    previous: await findPrevious(ctx, found),
    versions: await findVersions(ctx, id),
    alsoFor: await findAlsoFor(ctx, found.members),
  }
}

/** The bureau's rule, every version, newest first. */
export const findRules = ({ db, actor }: Pick<QueryContext, 'db'> & { actor: { bureauId: string } }) =>
  db.selectFrom('weeklyRules').where('bureauId', '=', actor.bureauId).orderBy('number', 'desc').selectAll().execute()

/** The last week of a place whose cut-off is past: 漏报 has been said of it. */
export const findClosedWeek = async (ctx: QueryContext): Promise<{ weekOn: string; cutOffAt: Date } | undefined> =>
  reportsInScope(ctx)
    .where('r.cutOffAt', '<=', ctx.now)
    .orderBy('r.weekOn', 'desc')
    .select(['r.weekOn', 'r.cutOffAt'])
    .limit(1)
    .executeTakeFirst()

/** Every unit's week as it was submitted last, in roster order; what was not submitted says nothing. */
export const findWeek = (ctx: QueryContext, weekOn: string) =>
  reportsInScope(ctx)
    .leftJoin('weeklyVersions as v', (j) =>
      j.onRef('v.bureauId', '=', 'r.bureauId').onRef('v.reportId', '=', 'r.id').onRef('v.number', '=', 'r.number'),
    )
    .where('r.weekOn', '=', weekOn)
    .orderBy('r.unitSortKey')
    .select(['r.unitId', 'u.name as unitName', 'r.standing', 'r.cutOffAt', 'r.members', 'r.arrivedAt'])
    .select(['v.isNil', 'v.lines', 'v.texts'])
    .execute()
export type WeekOfUnit = Awaited<ReturnType<typeof findWeek>>[number]
