import { type RawBuilder, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { addDays, beijingMidnight, weekdayOf } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { keptByPlace } from '../../platform/database/kept-by-place.ts'
import { rowsOf } from '../../platform/database/rows-of.ts'
import { notFound } from '../../platform/errors.ts'

export interface PictureQuery {
  readonly unitId?: string | undefined
  readonly weeks?: '13' | '26' | '52' | undefined
}
/** What a picture is drawn of: hazards of a unit and below, or of all in reach, since a Monday. */
export interface Frame {
  readonly place: { readonly from: string; readonly to: string } | null
  readonly since: string
  readonly weeks: number
}
const mondayOf = (on: string): string => addDays(on, -((weekdayOf(on) + 6) % 7))

/** The frame of a query; notFound for a unit out of reach. */
export async function frameOf(ctx: QueryContext, { unitId, weeks = '26' }: PictureQuery): Promise<Frame> {
  const count = Number(weeks)
  const since = addDays(mondayOf(ctx.today), -7 * (count - 1))
  if (unitId === undefined) return { place: null, since, weeks: count }
  const unit = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', unitId)
    .where(inScope(ctx.scope))
    .select('unitSortKey')
    .executeTakeFirst()
  if (!unit) throw notFound()
  return { place: { from: unit.unitSortKey, to: `${unit.unitSortKey}~` }, since, weeks: count }
}

/** Rows of the frame in reach, on the columns of a table's alias. */
function reached(ctx: QueryContext, { place }: Frame, alias = 'h'): RawBuilder<boolean> {
  const key = sql.ref(`${alias}.unitSortKey`)
  const own = sql<boolean>`${sql.ref(`${alias}.bureauId`)} = ${ctx.actor.bureauId} and ${inScope(ctx.scope, `${alias}.unitSortKey`)}`
  return place ? sql<boolean>`${own} and ${key} >= ${place.from} and ${key} < ${place.to}` : own
}

/** Units of the frame that are still there, in roster order. */
export function findPlaces(ctx: QueryContext, { place }: Frame) {
  const base = ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('closedOn', 'is', null)
    .where(inScope(ctx.scope))
    .orderBy('unitSortKey')
    .select(['id', 'name', 'unitSortKey'])
  return (place ? base.where('unitSortKey', '>=', place.from).where('unitSortKey', '<', place.to) : base).execute()
}

/** Subcategories and causes by id; retired ones too, for what was named so. */
export const findTerms = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('hazardTerms')
    .where('bureauId', '=', ctx.actor.bureauId)
    .orderBy('position')
    .orderBy('id')
    .select(['id', 'kind', 'name', 'category', 'position'])
    .execute()

export interface OpenCount {
  readonly unitSortKey: string
  readonly unitId: string
  readonly category: 'teamManagement' | 'publicReputation' | 'other'
  readonly subcategoryId: string | null
  readonly open: number
  readonly overdue: number
}
const countOpen = (ctx: QueryContext, frame: Frame) =>
  rowsOf(
    ctx,
    sql<OpenCount>`select h."unitSortKey", h."unitId", h."category", h."subcategoryId", count(*)::int as "open", (count(*) filter (where h."rectifyBy" < ${ctx.today}::date))::int as "overdue"
      from "hazards" h where h."state" <> 'closed' and ${reached(ctx, frame)} group by 1, 2, 3, 4`,
  )

/** Last day of each band but the last, in days since the hazard was found. */
export const ageBands = [7, 30, 90, 180] as const
export const countByAge = (ctx: QueryContext, frame: Frame) =>
  rowsOf(
    ctx,
    sql<{ band: number; open: number; overdue: number; oldestOn: string }>`
      select width_bucket(${ctx.today}::date - h."foundOn", ${ageBands.map((last) => last + 1)}::int[])::int as "band", count(*)::int as "open",
        (count(*) filter (where h."rectifyBy" < ${ctx.today}::date))::int as "overdue", min(h."foundOn") as "oldestOn"
      from "hazards" h where h."state" <> 'closed' and ${reached(ctx, frame)} group by 1`,
  )

export interface WeekCount {
  readonly unitSortKey: string
  readonly kind: 'found' | 'closed'
  /** Weeks since the first one, and how many in each. */
  readonly weeks: readonly number[]
  readonly counts: readonly number[]
}
/** A relapse since then, with the closing it undid: both stand in the steps alone. */
const relapsesOf = (ctx: QueryContext, frame: Frame) =>
  sql`"hazardSteps" r cross join lateral (select s."at" from "hazardSteps" s where s."bureauId" = r."bureauId" and s."hazardId" = r."hazardId" and s."act" = 'closedOut' and s."position" < r."position" order by s."position" desc limit 1) c
    where r."act" = 'relapsed' and r."at" >= ${beijingMidnight(frame.since)} and ${reached(ctx, frame, 'r')}`

/** What was found and closed week by week; a hazard that relapsed was closed and found once more. */
function countByWeek(ctx: QueryContext, frame: Frame) {
  const begin = beijingMidnight(frame.since)
  const weekOf = (at: 'r' | 'c') => sql`extract(day from ${sql.ref(`${at}.at`)} - ${begin}::timestamptz)::int / 7`
  return rowsOf(
    ctx,
    sql<WeekCount>`
      select "unitSortKey", "kind", array_agg("week") as "weeks", array_agg("n") as "counts" from (
        select h."unitSortKey", 'found' as "kind", (h."foundOn" - ${frame.since}::date) / 7 as "week", count(*)::int as "n" from "hazards" h where h."foundOn" >= ${frame.since}::date and ${reached(ctx, frame)} group by 1, 3
        union all select h."unitSortKey", 'closed', (h."closedOn" - ${frame.since}::date) / 7, count(*)::int from "hazards" h where h."closedOn" >= ${frame.since}::date and ${reached(ctx, frame)} group by 1, 3
        union all select r."unitSortKey", 'found', ${weekOf('r')}, count(*)::int from ${relapsesOf(ctx, frame)} group by 1, 3
        union all select r."unitSortKey", 'closed', ${weekOf('c')}, count(*)::int from ${relapsesOf(ctx, frame)} and c."at" >= ${begin} group by 1, 3) w
      group by 1, 2`,
  )
}

export const countByCause = (ctx: QueryContext, frame: Frame) =>
  rowsOf(
    ctx,
    sql<{ causeId: string | null; found: number; units: number; open: number; relapses: number }>`
      select h."causeId", count(*)::int as "found", count(distinct h."unitSortKey")::int as "units", (count(*) filter (where h."state" <> 'closed'))::int as "open", sum(h."relapses")::int as "relapses"
      from "hazards" h where h."foundOn" >= ${frame.since}::date and ${reached(ctx, frame)} group by 1`,
  )

export interface ClosedCount {
  readonly unitSortKey: string
  readonly closed: number
  readonly late: number
  readonly relapsed: number
  /** Closed since then, and open again now. */
  readonly reopened: number
}
const countClosed = (ctx: QueryContext, frame: Frame) =>
  rowsOf(
    ctx,
    sql<ClosedCount>`
      select "unitSortKey", sum("closed")::int as "closed", sum("late")::int as "late", sum("relapsed")::int as "relapsed", sum("reopened")::int as "reopened" from (
        select h."unitSortKey", count(*) as "closed", count(*) filter (where h."isClosedLate") as "late", count(*) filter (where h."relapses" > 0) as "relapsed", 0 as "reopened"
          from "hazards" h where h."closedOn" >= ${frame.since}::date and ${reached(ctx, frame)} group by 1
        union all select o."unitSortKey", 0, 0, 0, count(*) from "hazards" o where o."state" <> 'closed' and (o."bureauId", o."id") in (
          select r."bureauId", r."hazardId" from ${relapsesOf(ctx, frame)} and c."at" >= ${beijingMidnight(frame.since)}) group by 1) u
      group by 1`,
  )

/** As many readers' counts are kept. */
const mostKept = 16

export interface KeptCounts {
  readonly open: (ctx: QueryContext, frame: Frame) => Promise<readonly OpenCount[]>
  readonly closed: (ctx: QueryContext, frame: Frame) => Promise<readonly ClosedCount[]>
  readonly byWeek: (ctx: QueryContext, frame: Frame) => Promise<readonly WeekCount[]>
}
/** Counts by unit, each counted again only where it was written to since. */
export function keepCounts(): KeptCounts {
  const [open, closed] = [keptByPlace<OpenCount>(mostKept), keptByPlace<ClosedCount>(mostKept)]
  const byWeek = keptByPlace<WeekCount>(mostKept)
  const keyOf = ({ actor, scope, today }: QueryContext, frame: unknown) =>
    JSON.stringify([actor.bureauId, actor.role, scope, today, frame])
  return {
    open: (ctx, frame) => open(ctx, keyOf(ctx, frame.place), (narrow) => countOpen(narrow, frame)),
    closed: (ctx, frame) => closed(ctx, keyOf(ctx, frame), (narrow) => countClosed(narrow, frame)),
    byWeek: (ctx, frame) => byWeek(ctx, keyOf(ctx, frame), (narrow) => countByWeek(narrow, frame)),
  }
}
