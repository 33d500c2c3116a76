import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { forbidden, notFound } from '../../platform/errors.ts'
import type { exportQuotas, listQuotas, QuotaRowView, QuotaState } from './contract.ts'
import { canSeeOtherDays } from './policy.ts'

type ListQuotasQuery = z.infer<NonNullable<(typeof listQuotas)['query']>>
export type QuotaFilters = z.infer<NonNullable<(typeof exportQuotas)['query']>>

/** A unit and post that has a quota or people on the day. */
interface Compared {
  unitId: string
  unitName: string
  unitShortName: string
  unitSortKey: string
  postId: string
  postName: string
  category: QuotaRowView['category']
  position: number
  isRetired: boolean
  quota: number | null
  actual: number
  excess: number
  /** Minus excess: most over first, equal ones still in roster order. */
  lack: number
  state: QuotaState
  fromOn: string | null
  reference: string | null
  version: number
}

/** In-service auxiliaries by unit and post: today by the pointers, another day by the dated facts, each in one pass. */
function actualOn(ctx: QueryContext, on: string) {
  const { bureauId } = ctx.actor
  if (on === ctx.today) {
    return sql`select "unitId", "postId", count(*)::int as "n" from "people" where "bureauId" = ${bureauId} and "kind" = 'auxiliary' and "voidedAt" is null and "separatedOn" is null
      and "postId" is not null and ${inScope(ctx.scope, 'people.unitSortKey')} group by "unitId", "postId"`
  }
  const target = (aspect: string) => sql`case when "aspect" = ${aspect} then "targetId"::text end`
  return sql`select "unitId"::uuid, "postId"::uuid, count(*)::int as "n" from (
      select "personId", max("unitId") as "unitId", max("postId") as "postId", bool_or("isInService") as "isInService" from (
        select "personId", ${target('usingUnit')} as "unitId", ${target('post')} as "postId", false as "isInService" from "assignments" where "bureauId" = ${bureauId} and "aspect" in ('usingUnit', 'post')
          and "voidedAt" is null and "fromOn" <= ${on}::date and ("toOn" is null or "toOn" > ${on}::date) and ${inScope(ctx.scope, 'assignments.unitSortKey')}
        union all select "id", null, null, true from "people" where "bureauId" = ${bureauId} and "kind" = 'auxiliary' and "voidedAt" is null
          and ("separatedOn" is null or "separatedOn" > ${on}::date)) f group by "personId") h
    where "isInService" and "unitId" is not null and "postId" is not null group by 1, 2`
}

/**
 * Quota against actual for every unit and post in scope on the day; computed, never stored. One pass over people, one over quotas, names by
 * primary key: row-level security hides the sizes from the planner, so nothing here may be joined row by row.
 */
function compared(ctx: QueryContext, filters: QuotaFilters) {
  const on = filters.on ?? ctx.today
  if (on !== ctx.today && !canSeeOtherDays(ctx.actor)) throw forbidden('以往日期的对照由辅警办查；您的单位可以看今天的。')
  const { bureauId } = ctx.actor
  const holds = sql`"fromOn" <= ${on}::date and ("toOn" is null or "toOn" > ${on}::date)`
  let query = ctx.db.selectFrom(
    sql<Compared>`(
    select u."id" as "unitId", u."name" as "unitName", u."shortName" as "unitShortName", u."unitSortKey", p."id" as "postId", p."name" as "postName", p."category", p."position", p."retiredOn" is not null as "isRetired",
      b."quota", b."actual", b."actual" - coalesce(b."quota", 0) as "excess", coalesce(b."quota", 0) - b."actual" as "lack", b."fromOn", b."reference", b."version",
      case when b."quota" is null then 'unset' when b."actual" > b."quota" then 'over' when b."actual" < b."quota" then 'vacant' else 'full' end as "state"
    from (select "unitId", "postId", max("headcount") as "quota", max("n")::int as "actual", max("fromOn") as "fromOn", max("reference") as "reference", max("version")::int as "version" from (
        select "unitId", "postId", max("headcount") filter (where ${holds}) as "headcount", 0 as "n", max("fromOn") filter (where ${holds}) as "fromOn", max("reference") filter (where ${holds}) as "reference", sum("version") as "version"
          from "quotas" where "bureauId" = ${bureauId} and ${inScope(ctx.scope, 'quotas.unitSortKey')} group by "unitId", "postId"
        union all select a."unitId", a."postId", null, a."n", null, null, 0 from (${actualOn(ctx, on)}) a) m group by "unitId", "postId") b
    cross join lateral (select "id", "name", "shortName", "unitSortKey" from "units" where "bureauId" = ${bureauId} and "id" = b."unitId" offset 0) u
    cross join lateral (select "id", "name", "category", "position", "retiredOn" from "posts" where "bureauId" = ${bureauId} and "id" = b."postId" offset 0) p
    where b."quota" > 0 or b."actual" > 0)`.as('c'),
  )
  if (filters.postId) query = query.where('c.postId', '=', filters.postId)
  if (filters.state) query = query.where('c.state', '=', filters.state)
  if (!filters.unitId) return query
  if (filters.below === false) return query.where('c.unitId', '=', filters.unitId)
  const top = sql`(select "unitSortKey" from "units" where "bureauId" = ${bureauId} and "id" = ${filters.unitId})`
  return query.where(sql<SqlBool>`c."unitSortKey" >= ${top} and c."unitSortKey" < ${top} || '~'`)
}

const place = ['c.unitSortKey', 'c.position', 'c.postId'] as const
const quotaSorts: Record<string, { key: 'excess' | 'lack' | 'actual'; direction: SortOrder['direction'] } | undefined> = {
  excess: { key: 'excess', direction: 'asc' },
  '-excess': { key: 'lack', direction: 'asc' },
  actual: { key: 'actual', direction: 'asc' },
  '-actual': { key: 'actual', direction: 'desc' },
}

export async function findQuotas(
  ctx: QueryContext,
  { limit = defaultLimit, cursor, sort = 'order', ...filters }: ListQuotasQuery,
) {
  const by = quotaSorts[sort]
  const order: SortOrder = by
    ? { columns: [`c.${by.key}`, ...place], direction: by.direction }
    : { columns: place, direction: 'asc' }
  const [rows, counted] = await Promise.all([
    compared(ctx, filters)
      .selectAll('c')
      .where(afterCursor(order, cursor))
      .orderBy(orderBy(order))
      .limit(limit + 1)
      .execute(),
    compared(ctx, filters)
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  ])
  const valuesOf = (r: Compared) => [...(by ? [r[by.key]] : []), r.unitSortKey, r.position, r.postId]
  return { ...toPage(rows, limit, valuesOf), total: counted.n }
}

export const findAllQuotas = (ctx: QueryContext, filters: QuotaFilters) =>
  compared(ctx, filters).selectAll('c').orderBy('c.unitSortKey').orderBy('c.position').orderBy('c.postId').execute()

const sums = {
  quota: sql<number>`coalesce(sum(c."quota"), 0)::int`,
  actual: sql<number>`coalesce(sum(c."actual"), 0)::int`,
  over: sql<number>`coalesce(sum(c."excess") filter (where c."state" = 'over'), 0)::int`,
  vacant: sql<number>`coalesce(-sum(c."excess") filter (where c."state" = 'vacant'), 0)::int`,
}
const addUp = [sums.quota.as('quota'), sums.actual.as('actual'), sums.over.as('over'), sums.vacant.as('vacant')]

/** Sums by post in the order of the catalogue. */
export const sumQuotasByPost = (ctx: QueryContext, filters: QuotaFilters = {}) =>
  compared(ctx, filters)
    .groupBy(['c.postId', 'c.postName', 'c.position'])
    .orderBy('c.position')
    .select(['c.postId as id', 'c.postName as name', ...addUp])
    .execute()

const mostUnits = 500
/** Sums by unit in roster order, the first 500. */
export const sumQuotasByUnit = (ctx: QueryContext, filters: QuotaFilters = {}) =>
  compared(ctx, filters)
    .groupBy(['c.unitId', 'c.unitName', 'c.unitSortKey'])
    .orderBy('c.unitSortKey')
    .limit(mostUnits)
    .select(['c.unitId as id', 'c.unitName as name', ...addUp])
    .execute()

/** Units with posts over their quota, and how many each has, in roster order. */
export const countOverByUnit = (ctx: QueryContext) =>
  compared(ctx, { state: 'over' })
    .groupBy(['c.unitId', 'c.unitShortName', 'c.unitSortKey'])
    .orderBy('c.unitSortKey')
    .select((e) => ['c.unitId', 'c.unitShortName as unitName', 'c.unitSortKey', e.fn.countAll<number>().as('n')])
    .execute()

/** Quotas by unit, in roster order, and how much of them is filled; what is over one post fills no other. */
export const measureStaffing = (ctx: QueryContext) =>
  compared(ctx, {})
    .where('c.quota', '>', 0)
    .groupBy(['c.unitId', 'c.unitShortName', 'c.unitSortKey'])
    .orderBy('c.unitSortKey')
    .select(['c.unitId', 'c.unitShortName as unitName', 'c.unitSortKey', sql<number>`sum(c."quota")::int`.as('whole')])
    .select(sql<number>`sum(least(c."actual", c."quota"))::int`.as('part'))
    .execute()

/** Sums by post as a table to join: quota, actual and over, by postId. */
export const postSums = (ctx: QueryContext) =>
  compared(ctx, {})
    .groupBy('c.postId')
    .select(['c.postId', ...addUp])

/** One unit and post in scope: headcount today and every interval of its quota; notFound outside. */
export async function findQuota(ctx: QueryContext, unitId: string, postId: string) {
  const { bureauId } = ctx.actor
  const [unit, post] = await Promise.all([
    ctx.db
      .selectFrom('units')
      .where('bureauId', '=', bureauId)
      .where('id', '=', unitId)
      .where(inScope(ctx.scope))
      .select(['id', 'name'])
      .executeTakeFirst(),
    ctx.db
      .selectFrom('posts')
      .where('bureauId', '=', bureauId)
      .where('id', '=', postId)
      .select(['id', 'name'])
      .executeTakeFirst(),
  ])
  if (!unit || !post) throw notFound()
  const [row, history] = await Promise.all([
    compared(ctx, { unitId, below: false, postId }).select('c.actual').executeTakeFirst(),
    ctx.db
      .selectFrom('quotas')
      .where('bureauId', '=', bureauId)
      .where('unitId', '=', unitId)
      .where('postId', '=', postId)
      .orderBy('fromOn', 'desc')
      .select(['id', 'headcount', 'fromOn', 'toOn', 'reference', 'version'])
      .execute(),
  ])
  return { unit, post, actual: row?.actual ?? 0, history }
}
