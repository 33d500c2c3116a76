import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { mintScope, type QueryContext, type Tx } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import { subtreeRange } from '../../platform/sort-key.ts'
import type { WeekLine, WeekRow, WeekSpan } from '../../platform/week-lines.ts'
import type { FrozenLine, ReportFilters } from './contract.ts'
import { filteredReports, firstWeek, placeConditions, reportsInScope } from './filters.ts'
import type { Member } from './tables.ts'
import { endOf, weekName } from './week.ts'

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
export const findAlsoFor = async ({ db, actor }: QueryContext, members: readonly Member[]) =>
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
  const report = await findReport(ctx, id)
  return {
    report,
    figures: await figuresAt(ctx, report, lines, ctx.now),
    previous: await findPrevious(ctx, report),
    versions: await findVersions(ctx, id),
    alsoFor: await findAlsoFor(ctx, report.members),
  }
}

/** The bureau's rule, every version, newest first. */
export const findRules = ({ db, actor }: Pick<QueryContext, 'db'> & { actor: { bureauId: string } }) =>
  db.selectFrom('weeklyRules').where('bureauId', '=', actor.bureauId).orderBy('number', 'desc').selectAll().execute()

/** The bureau's name and whether it is the demo. */
export const findBureau = ({ db, actor }: QueryContext) =>
  db.selectFrom('bureaus').where('bureauId', '=', actor.bureauId).select(['name', 'isDemo']).executeTakeFirstOrThrow()

export interface HeatFilters {
  readonly weeks?: number | undefined
  readonly unitId?: string | undefined
  readonly below?: boolean | undefined
}
const letterOf = sql`case when r."standing" = 'missing' then 'm' when r."standing" = 'late' then 'l' when r."standing" = 'onTime' and r."cutOffAt" > n."now" then 's'
  when r."standing" = 'onTime' and r."isNil" then 'n' when r."standing" = 'onTime' then 'o' else 'w' end`

/** Units × weeks in reach, a letter a week, the newest first: one pass over one index. */
export async function findHeatMap(ctx: QueryContext, { weeks = 13, ...q }: HeatFilters) {
  const since = firstWeek(ctx.today, weeks)
  const inReach = sql`u."bureauId" = ${ctx.actor.bureauId} and ${sql.join([inScope(ctx.scope, 'u.unitSortKey'), ...placeConditions(q)], sql` and `)}`
  const { rows: cells } = await sql<{ unitId: string; unitName: string; weeks: string[]; letters: string }>`
    select u."id" as "unitId", u."shortName" as "unitName", c."weeks", c."letters" from "units" u join (
      select r."unitId", array_agg(r."weekOn"::text order by r."weekOn" desc) as "weeks", string_agg(${letterOf}, '' order by r."weekOn" desc) as "letters"
      from "weeklyReports" r, (select ${ctx.now}::timestamptz as "now") n
      where r."bureauId" = ${ctx.actor.bureauId} and r."weekOn" >= ${since}::date and r."state" <> 'withdrawn' and ${inScope(ctx.scope, 'r.unitSortKey')} group by r."unitId") c on c."unitId" = u."id"
    where ${inReach} order by u."unitSortKey"`.execute(ctx.db as Tx)
  const days = [...new Set(cells.flatMap((c) => c.weeks))].sort().reverse()
  const cutOffs = await findCutOffs(ctx, since)
  const rows = cells.map((c) => ({ unit: { id: c.unitId, name: c.unitName }, cells: lettersOn(days, c) }))
  return {
    weeks: days.map((weekOn, i) =>
      tallyOf(
        weekOn,
        cutOffs.get(weekOn),
        rows.map((r) => r.cells[i] ?? '-'),
      ),
    ),
    rows,
  }
}

const lettersOn = (days: readonly string[], { weeks, letters }: { weeks: readonly string[]; letters: string }): string => {
  const of = new Map(weeks.map((weekOn, i) => [weekOn, letters[i]]))
  return days.map((weekOn) => of.get(weekOn) ?? '-').join('')
}

async function findCutOffs(ctx: QueryContext, since: string): Promise<Map<string, Date>> {
  const rows = await reportsInScope(ctx)
    .where('r.weekOn', '>=', since)
    .groupBy('r.weekOn')
    .select(['r.weekOn', (e) => e.fn.max('r.cutOffAt').as('cutOffAt')])
    .execute()
  return new Map(rows.map((r) => [r.weekOn, r.cutOffAt]))
}

function tallyOf(weekOn: string, cutOffAt: Date | undefined, letters: readonly string[]) {
  const count = (of: string): number => letters.filter((l) => of.includes(l)).length
  return {
    weekOn,
    name: weekName(weekOn),
    cutOffAt: (cutOffAt ?? new Date(weekOn)).toISOString(),
    units: count('onlmsw'),
    onTime: count('ons'),
    nil: count('n'),
    late: count('l'),
    missing: count('m'),
    notDue: count('w'),
  }
}
