import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { addDays, beijingMidnight } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { rowsOf } from '../../platform/database/rows-of.ts'
import { DomainError } from '../../platform/errors.ts'
import { type FormUnit, lastSnapshots, type Snapshot } from '../frozen-forms/public.ts'

/** Calendar dates, both included; a day is a period of its own. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** A hazard as it stood at the end of the period. */
export interface ListedHazard {
  readonly id: string
  readonly number: string
  readonly unitId: string
  readonly category: 'teamManagement' | 'publicReputation' | 'other'
  readonly subcategory: string | null
  readonly title: string
  readonly description: string
  readonly source: string
  readonly grade: 'general' | 'serious' | 'major' | null
  readonly cause: string | null
  readonly rootCause: string | null
  readonly goal: string | null
  readonly ownerName: string | null
  readonly foundOn: string
  readonly relapses: number
  /** As set by then; null before the measures were. */
  readonly rectifyBy: string | null
  readonly measures: readonly string[]
  readonly isClosed: boolean
  readonly closedOn: string | null
}

/** More lines than one print takes. */
const mostLines = 20_000

/** Steps by which a hazard ends, and by which it begins again. */
const turningActs = sql`('closedOut', 'relapsed')`
/** Steps that set the day by which it is to be rectified; a relapse takes it away. */
const deadlineActs = sql`('measuresSet', 'extended', 'extensionGranted', 'relapsed')`

const step = (column: 'act' | 'dueOn', acts: typeof turningActs, before: Date) =>
  sql`(select s.${sql.ref(column)} from "hazardSteps" s where s."bureauId" = h."bureauId" and s."hazardId" = h."id" and s."act" in ${acts} and s."at" < ${before} order by s."position" desc limit 1)`

/** Hazards of the places that were found, open or closed in the period, as the form orders them: by category and deadline. One query for any number of places. */
async function listedHazards(ctx: QueryContext, places: readonly FormUnit[], period: Period): Promise<ListedHazard[]> {
  const { from, to } = period
  const [begin, end] = [beijingMidnight(from), beijingMidnight(addDays(to, 1))]
  /* Only what relapsed has more than one ending; all else is told by its own days. */
  const wasOver = sql`case when h."relapses" = 0 then h."closedOn" < ${from}::date else coalesce(${step('act', turningActs, begin)} = 'closedOut', false)
    and not exists (select 1 from "hazardSteps" s where s."bureauId" = h."bureauId" and s."hazardId" = h."id" and s."act" = 'relapsed' and s."at" >= ${begin} and s."at" < ${end}) end`
  const isClosed = sql`case when h."relapses" = 0 then h."closedOn" <= ${to}::date else ${step('act', turningActs, end)} = 'closedOut' end`
  const rectifyBy = to >= ctx.today ? sql`h."rectifyBy"` : step('dueOn', deadlineActs, end)
  /* After a relapse measures begin anew; those of earlier rounds are history. */
  const isOfRound = sql`(h."relapses" = 0 or m."round" = (select count(*) from "hazardSteps" s where s."bureauId" = h."bureauId" and s."hazardId" = h."id" and s."act" = 'relapsed' and s."at" < ${end}))`
  const found = await rowsOf(
    ctx,
    sql<ListedHazard>`
    select h."id", h."number", h."unitId", h."category", k."name" as "subcategory", h."title", h."description", h."source", h."grade", c."name" as "cause", h."rootCause", h."goal", h."ownerName", h."foundOn", h."relapses",
      d."rectifyBy", coalesce(d."isClosed", false) as "isClosed", case when d."isClosed" then h."closedOn" end as "closedOn",
      case when d."rectifyBy" is null then '{}' else array(select m."text" from "hazardMeasures" m where m."bureauId" = h."bureauId" and m."hazardId" = h."id" and (m."droppedAt" is null or m."droppedAt" >= ${end}) and ${isOfRound} order by m."number") end as "measures"
    from "hazards" h cross join lateral (select ${rectifyBy} as "rectifyBy", ${isClosed} as "isClosed") d
    left join "hazardTerms" k on k."bureauId" = h."bureauId" and k."id" = h."subcategoryId"
    left join "hazardTerms" c on c."bureauId" = h."bureauId" and c."id" = h."causeId"
    where h."bureauId" = ${ctx.actor.bureauId} and h."unitSortKey" = any(${places.map((p) => p.unitSortKey)}::text[]) and ${inScope(ctx.scope, 'h.unitSortKey')}
      and h."foundOn" <= ${to}::date and (h."state" <> 'closed' or h."closedOn" >= ${from}::date or h."relapses" > 0) and (${wasOver}) is not true
    order by h."unitSortKey", array_position(array['teamManagement', 'publicReputation', 'other'], h."category"), d."rectifyBy" nulls last, h."number" limit ${mostLines + 1}`,
  )
  if (found.length > mostLines)
    throw new DomainError('conflict', 'tooManyLines', `隐患超过 ${mostLines} 条，一次打不下。请选一部分单位，或者缩短时间。`)
  return found
}

/** A line as printed. */
export interface ListedLine {
  readonly category: ListedHazard['category']
  readonly hazard: string
  readonly measures: string
  readonly owner: string
  readonly remark: string
}
/** Numbers of the hazards that changed against the last number. */
export interface ListChanges {
  readonly added: readonly string[]
  readonly closed: readonly string[]
  readonly reopened: readonly string[]
  /** No longer this unit's. */
  readonly gone: readonly string[]
}
export interface FrozenHazard {
  readonly id: string
  readonly number: string
  readonly isClosed: boolean
}
/** The content as frozen: every printed line, whose line it is, and the changes (null: the first number). */
export interface FrozenList extends Period {
  readonly unitName: string
  readonly rows: readonly ListedLine[]
  readonly hazards: readonly FrozenHazard[]
  readonly changes: ListChanges | null
}
/** Which of the hazards on the last numbers are closed now: one that is on no list any more was closed, or is another unit's. */
async function closedSince(ctx: QueryContext, last: ReadonlyMap<string, Snapshot<FrozenList>>): Promise<ReadonlySet<string>> {
  const ids = [...last.values()].flatMap((s) => s.content.hazards.filter((h) => !h.isClosed).map((h) => h.id))
  const rows = await ctx.db
    .selectFrom('hazards')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('state', '=', 'closed')
    .where(inScope(ctx.scope))
    .select('id')
    .execute()
  return new Set(rows.map((r) => r.id))
}

/** Everything the sheets of the places are made of. */
export async function findLists(ctx: QueryContext, places: readonly FormUnit[], period: Period) {
  const hazards = await listedHazards(ctx, places, period)
  const ids = places.map((p) => p.id)
  const last = await lastSnapshots<FrozenList>(ctx, 'annex1', ids)
  return { hazards, last, closed: await closedSince(ctx, last) }
}
export type FoundLists = Awaited<ReturnType<typeof findLists>>
