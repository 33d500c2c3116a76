import { type RawBuilder, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { addDays, beijingMidnight, weekdayOf } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'

export interface PictureQuery {
  readonly unitId?: string | undefined
  readonly weeks?: '13' | '26' | '52' | undefined
}
/** What a picture is drawn of: hazards of the places in reach, since a Monday. */
export interface Frame {
  readonly where: RawBuilder<boolean>
  readonly place: { readonly from: string; readonly to: string } | null
  readonly since: string
  readonly weeks: number
}
const mondayOf = (on: string): string => addDays(on, -((weekdayOf(on) + 6) % 7))

/** The frame of a query; notFound for a unit out of reach. */
export async function frameOf(ctx: QueryContext, { unitId, weeks = '26' }: PictureQuery): Promise<Frame> {
  const count = Number(weeks)
  const since = addDays(mondayOf(ctx.today), -7 * (count - 1))
  const reached = sql<boolean>`h."bureauId" = ${ctx.actor.bureauId} and ${inScope(ctx.scope, 'h.unitSortKey')}`
  if (unitId === undefined) return { where: reached, place: null, since, weeks: count }
  const unit = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', unitId)
    .where(inScope(ctx.scope))
    .select('unitSortKey')
    .executeTakeFirst()
  if (!unit) throw notFound()
  const place = { from: unit.unitSortKey, to: `${unit.unitSortKey}~` }
  const where = sql<boolean>`${reached} and h."unitSortKey" >= ${place.from} and h."unitSortKey" < ${place.to}`
  return { where, place, since, weeks: count }
}

const rowsOf = async <T>(ctx: QueryContext, query: RawBuilder<T>): Promise<readonly T[]> =>
  (await query.execute(ctx.db as never)).rows

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
  readonly unitId: string
  readonly category: 'teamManagement' | 'publicReputation' | 'other'
  readonly subcategoryId: string | null
  readonly open: number
  readonly overdue: number
}
export const countOpen = (ctx: QueryContext, { where }: Frame) =>
  rowsOf(
    ctx,
    sql<OpenCount>`select h."unitId", h."category", h."subcategoryId", count(*)::int as "open", (count(*) filter (where h."rectifyBy" < ${ctx.today}::date))::int as "overdue"
      from "hazards" h where h."state" <> 'closed' and ${where} group by 1, 2, 3`,
  )

/** Last day of each band but the last, in days since the hazard was found. */
export const ageBands = [7, 30, 90, 180] as const
export const countByAge = (ctx: QueryContext, { where }: Frame) =>
  rowsOf(
    ctx,
    sql<{ band: number; open: number; overdue: number; oldestOn: string }>`
      select width_bucket(${ctx.today}::date - h."foundOn", ${ageBands.map((last) => last + 1)}::int[])::int as "band", count(*)::int as "open",
        (count(*) filter (where h."rectifyBy" < ${ctx.today}::date))::int as "overdue", min(h."foundOn") as "oldestOn"
      from "hazards" h where h."state" <> 'closed' and ${where} group by 1`,
  )

interface WeekCount {
  readonly kind: 'found' | 'closed' | 'open'
  /** Weeks since the first one. */
  readonly week: number
  readonly n: number
}
/** What was found and closed week by week, and how many are open now. A closing that a relapse undid stands in the steps alone. */
export const countByWeek = (ctx: QueryContext, { where, since }: Frame) =>
  rowsOf(
    ctx,
    sql<WeekCount>`
      select 'found' as "kind", (h."foundOn" - ${since}::date) / 7 as "week", count(*)::int as "n" from "hazards" h where h."foundOn" >= ${since}::date and ${where} group by 2
      union all select 'closed', (h."closedOn" - ${since}::date) / 7, count(*)::int from "hazards" h where h."closedOn" >= ${since}::date and ${where} group by 2
      union all select 'open', 0, count(*)::int from "hazards" h where h."state" <> 'closed' and ${where}
      union all select case s."act" when 'relapsed' then 'found' else 'closed' end, extract(day from s."at" - ${beijingMidnight(since)}::timestamptz)::int / 7, count(*)::int
        from "hazards" h join "hazardSteps" s on s."bureauId" = h."bureauId" and s."hazardId" = h."id" and s."at" >= ${beijingMidnight(since)}
        where h."relapses" > 0 and ${where} and (s."act" = 'relapsed' or s."act" = 'closedOut' and exists (
          select 1 from "hazardSteps" r where r."bureauId" = s."bureauId" and r."hazardId" = s."hazardId" and r."act" = 'relapsed' and r."position" > s."position")) group by 1, 2`,
  )

export const countByCause = (ctx: QueryContext, { where, since }: Frame) =>
  rowsOf(
    ctx,
    sql<{ causeId: string | null; found: number; units: number; open: number; relapses: number }>`
      select h."causeId", count(*)::int as "found", count(distinct h."unitSortKey")::int as "units", (count(*) filter (where h."state" <> 'closed'))::int as "open", sum(h."relapses")::int as "relapses"
      from "hazards" h where h."foundOn" >= ${since}::date and ${where} group by 1`,
  )

export interface ClosedCount {
  readonly unitSortKey: string
  readonly closed: number
  readonly late: number
  readonly relapsed: number
  /** Closed since then, and open again now. */
  readonly reopened: number
}
export const countClosed = (ctx: QueryContext, { where, since }: Frame) =>
  rowsOf(
    ctx,
    sql<ClosedCount>`
      select "unitSortKey", sum("closed")::int as "closed", sum("late")::int as "late", sum("relapsed")::int as "relapsed", sum("reopened")::int as "reopened" from (
        select h."unitSortKey", count(*) as "closed", count(*) filter (where h."isClosedLate") as "late", count(*) filter (where h."relapses" > 0) as "relapsed", 0 as "reopened"
          from "hazards" h where h."closedOn" >= ${since}::date and ${where} group by 1
        union all select h."unitSortKey", 0, 0, 0, count(*) from "hazards" h where h."relapses" > 0 and h."state" <> 'closed' and ${where}
          and exists (select 1 from "hazardSteps" s where s."bureauId" = h."bureauId" and s."hazardId" = h."id" and s."act" = 'closedOut' and s."at" >= ${beijingMidnight(since)}) group by 1) c
      group by 1`,
  )
