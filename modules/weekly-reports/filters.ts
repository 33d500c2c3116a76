import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { addDays } from '../../platform/calendar/dates.ts'
import type { QueryContext, Tx } from '../../platform/context.ts'
import type { ReportFilters } from './contract.ts'
import { mondayOf, weekName } from './week.ts'

/** Reports of units in reach; those of merged units are withdrawn and stay out. */
export const reportsInScope = ({ db, actor, scope }: QueryContext) =>
  db
    .selectFrom('weeklyReports as r')
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'r.bureauId').onRef('u.id', '=', 'r.unitId'))
    .where('r.bureauId', '=', actor.bureauId)
    .where(inScope(scope, 'r.unitSortKey'))
    .where('r.state', '<>', 'withdrawn')

/** It may still be sent, or came. */
export const isNotClosed = sql<SqlBool>`(r."closedAt" is null or r."arrivedAt" is not null)`

/** Condition "the unit, or what is below it"; `table` has the unit's id and place. */
function placeConditions({ unitId, below }: Pick<ReportFilters, 'unitId' | 'below'>): RawBuilder<SqlBool>[] {
  if (!unitId) return []
  const place = sql`(select p."unitSortKey" from "units" p where p."bureauId" = u."bureauId" and p."id" = ${unitId}::uuid)`
  return below === false
    ? [sql<SqlBool>`u."id" = ${unitId}`]
    : [sql<SqlBool>`u."unitSortKey" >= ${place} and u."unitSortKey" < ${place} || '~'`]
}

function stateConditions(state: ReportFilters['state']): RawBuilder<SqlBool>[] {
  if (!state) return []
  return [state === 'waiting' ? sql<SqlBool>`r."state" in ('drafted', 'returned')` : sql<SqlBool>`r."state" = ${state}`]
}

/** The first Monday of the last weeks. */
const firstWeek = (today: string, weeks: number): string => addDays(mondayOf(today), -7 * (weeks - 1))

/** Reports in reach that the filters name: the base of list, count, export and figures. */
export function filteredReports(ctx: QueryContext, q: ReportFilters) {
  const standing = q.standing === 'lateOrMissing' ? ['late', 'missing'] : [q.standing]
  const conditions = [
    ...stateConditions(q.state),
    ...(q.standing ? [sql<SqlBool>`r."standing" = any(${standing}::text[])`] : []),
    ...(q.weekOn ? [sql<SqlBool>`r."weekOn" = ${q.weekOn}::date`] : []),
    ...(q.weeks ? [sql<SqlBool>`r."weekOn" >= ${firstWeek(ctx.today, q.weeks)}::date`] : []),
    ...placeConditions(q),
  ]
  return conditions.reduce((query, condition) => query.where(condition), reportsInScope(ctx))
}

export interface HeatFilters {
  readonly weeks?: number | undefined
  readonly unitId?: string | undefined
  readonly below?: boolean | undefined
}
const letterOf = sql`case when r."standing" = 'missing' then 'm' when r."standing" = 'late' then 'l' when r."standing" = 'onTime' and r."cutOffAt" > n."now" then 's'
  when r."standing" = 'onTime' and r."isNil" then 'n' when r."standing" = 'onTime' then 'o' else 'w' end`

/** Units × weeks in reach, a letter a week, the newest first: one pass over one index; a cell comes as its letter and the sign of its week. */
export async function findHeatMap(ctx: QueryContext, { weeks = 13, ...q }: HeatFilters) {
  const since = firstWeek(ctx.today, weeks)
  const newest = addDays(mondayOf(ctx.today), 7)
  const inReach = sql`u."bureauId" = ${ctx.actor.bureauId} and ${sql.join([inScope(ctx.scope, 'u.unitSortKey'), ...placeConditions(q)], sql` and `)}`
  const { rows: units } = await sql<{ id: string; name: string; cells: string }>`
    select u."id", u."shortName" as "name", c."cells" from "units" u join (
      select r."unitId", string_agg(${letterOf} || chr(${firstSign}::int + (${newest}::date - r."weekOn") / 7), '') as "cells"
      from "weeklyReports" r, (select ${ctx.now}::timestamptz as "now") n
      where r."bureauId" = ${ctx.actor.bureauId} and r."weekOn" >= ${since}::date and r."state" <> 'withdrawn' and ${inScope(ctx.scope, 'r.unitSortKey')} group by r."unitId") c on c."unitId" = u."id"
    where ${inReach} order by u."unitSortKey"`.execute(ctx.db as Tx)
  const placed = units.map((u) => lettersByWeek(u.cells))
  const offsets = [...new Set(placed.flatMap((p) => Object.keys(p).map(Number)))].sort((a, b) => a - b)
  const rows = units.map((u, i) => ({
    unit: { id: u.id, name: u.name },
    cells: offsets.map((offset) => placed[i]?.[offset] ?? '-').join(''),
  }))
  const days = offsets.map((offset) => addDays(newest, -7 * offset))
  const cutOffs = await findCutOffs(ctx, days)
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

/** The sign of the newest week there may be: 0, the one before: 1 … */
const firstSign = 48
function lettersByWeek(cells: string): Record<number, string> {
  const found: Record<number, string> = {}
  for (let i = 0; i < cells.length; i += 2) found[cells.charCodeAt(i + 1) - firstSign] = cells[i] ?? '-'
  return found
}

/** The cut-off of each week: of one report of it, for they are the same. */
async function findCutOffs(ctx: QueryContext, days: readonly string[]): Promise<Map<string, Date>> {
  const { rows } = await sql<{ weekOn: string; cutOffAt: Date }>`
    select d."weekOn"::text as "weekOn", c."cutOffAt" from unnest(${days}::date[]) d("weekOn") cross join lateral (
      select r."cutOffAt" from "weeklyReports" r where r."bureauId" = ${ctx.actor.bureauId} and r."weekOn" = d."weekOn" and r."state" <> 'withdrawn' and ${inScope(ctx.scope, 'r.unitSortKey')} limit 1) c`.execute(
    ctx.db as Tx,
  )
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
