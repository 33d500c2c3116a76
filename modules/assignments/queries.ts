import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { inPersonScope, inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import { queryGrams } from '../../platform/names.ts'
import type { listResponsibility, listSpans } from './contract.ts'

type QueryOf<E extends { query?: z.ZodType }> = NonNullable<z.infer<E['query'] & z.ZodType>>
type ListQuery = QueryOf<typeof listResponsibility>
type Filters = Omit<ListQuery, 'limit' | 'cursor' | 'sort'>

const inUnit = (column: string, { unitId, below }: Pick<Filters, 'unitId' | 'below'>) => {
  if (!unitId) return sql<SqlBool>`true`
  const end = below === false ? sql`top."unitSortKey" || '0'` : sql`top."unitSortKey" || '~'`
  return sql<SqlBool>`exists (select 1 from "units" top where top."bureauId" = "people"."bureauId" and top."id" = ${unitId}
    and ${sql.ref(column)} >= top."unitSortKey" and ${sql.ref(column)} < ${end})`
}

/** Auxiliaries at their posts, in the reach of the reader. */
const serving = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('people')
    .where('people.bureauId', '=', ctx.actor.bureauId)
    .where('people.kind', '=', 'auxiliary')
    .where('people.voidedAt', 'is', null)
    .where('people.separatedOn', 'is', null)
    .where(inPersonScope(ctx.scope))

const gapConditions = {
  leadOfficer: sql<SqlBool>`"people"."leadOfficerId" is null`,
  leaderInCharge: sql<SqlBool>`"people"."leaderInChargeId" is null`,
  post: sql<SqlBool>`"people"."postId" is null`,
  any: sql<SqlBool>`("people"."leadOfficerId" is null or "people"."leaderInChargeId" is null or "people"."postId" is null)`,
}

function filtered(ctx: QueryContext, { q, gap, officerId, leaderId, postId, ...place }: Filters) {
  let query = serving(ctx).where(inUnit('people.unitSortKey', place))
  for (const term of queryGrams(q ?? '')) {
    query = query.where(
      sql<SqlBool>`exists (select 1 from "searchTerms" t where t."bureauId" = "people"."bureauId" and t."term" = ${term} and t."personId" = "people"."id")`,
    )
  }
  if (gap) query = query.where(gapConditions[gap])
  if (officerId) query = query.where('people.leadOfficerId', '=', officerId)
  if (leaderId) query = query.where('people.leaderInChargeId', '=', leaderId)
  if (postId) query = query.where('people.postId', '=', postId)
  return query
}

/** Since when today's holder of an aspect has held it. */
const since = (today: string, aspect: string, column: string) => sql<
  string | null
>`(select min(f."fromOn") from "assignments" f where f."bureauId" = "people"."bureauId" and f."personId" = "people"."id"
  and f."aspect" = ${aspect} and f."targetId" = ${sql.ref(column)} and f."voidedAt" is null and f."fromOn" <= ${today}::date and (f."toOn" is null or f."toOn" > ${today}::date))`

const withHolders = (ctx: QueryContext, query: ReturnType<typeof serving>) =>
  query
    .innerJoin('units', (j) => j.onRef('units.bureauId', '=', 'people.bureauId').onRef('units.id', '=', 'people.unitId'))
    .leftJoin('posts', (j) => j.onRef('posts.bureauId', '=', 'people.bureauId').onRef('posts.id', '=', 'people.postId'))
    .leftJoin('people as officer', (j) =>
      j.onRef('officer.bureauId', '=', 'people.bureauId').onRef('officer.id', '=', 'people.leadOfficerId'),
    )
    .leftJoin('people as leader', (j) =>
      j.onRef('leader.bureauId', '=', 'people.bureauId').onRef('leader.id', '=', 'people.leaderInChargeId'),
    )
    .select([
      'people.id',
      'people.name',
      'people.number',
      'people.namePinyin',
      'people.unitId',
      'people.unitSortKey',
      'people.numberSortKey',
      'units.name as unitName',
      'people.postId',
      'posts.name as postName',
      'people.leadOfficerId',
      'officer.name as officerName',
      'people.leaderInChargeId',
      'leader.name as leaderName',
      since(ctx.today, 'leadOfficer', 'people.leadOfficerId').as('officerSince'),
      since(ctx.today, 'leaderInCharge', 'people.leaderInChargeId').as('leaderSince'),
    ])

const orders: Record<string, SortOrder> = {
  order: { columns: ['people.unitSortKey', 'people.numberSortKey', 'people.id'], direction: 'asc' },
  name: { columns: ['people.namePinyin', 'people.id'], direction: 'asc' },
  '-name': { columns: ['people.namePinyin', 'people.id'], direction: 'desc' },
}
const roster = {
  columns: ['people.unitSortKey', 'people.numberSortKey', 'people.id'],
  direction: 'asc',
} as const satisfies SortOrder

/** Auxiliaries with their officer and leader, a page; with it how many of the filtered lack one. */
export async function findResponsibility(
  ctx: QueryContext,
  { limit = defaultLimit, cursor, sort = 'order', ...filters }: ListQuery,
) {
  const order = orders[sort] ?? roster
  const [rows, counted] = await Promise.all([
    withHolders(ctx, filtered(ctx, filters))
      .where(afterCursor(order, cursor))
      .orderBy(orderBy(order))
      .limit(limit + 1)
      .execute(),
    filtered(ctx, filters)
      .select((e) => [
        e.fn.countAll<number>().as('total'),
        sql<number>`count(*) filter (where "people"."leadOfficerId" is null)`.as('withoutOfficer'),
        sql<number>`count(*) filter (where "people"."leaderInChargeId" is null)`.as('withoutLeader'),
      ])
      .executeTakeFirstOrThrow(),
  ])
  return {
    ...toPage(rows, limit, (r) => (sort === 'order' ? [r.unitSortKey, r.numberSortKey, r.id] : [r.namePinyin, r.id])),
    ...counted,
  }
}

/** Posts of the catalogue that one may be assigned to. */
export const findPosts = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('posts')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('retiredOn', 'is', null)
    .orderBy('position')
    .select(['id', 'name'])
    .execute()

/** Officers of the units in reach, and whoever leads somebody there, with the number led; roster order. */
export async function findSpans(
  ctx: QueryContext,
  { limit = defaultLimit, cursor, over, sort: _, ...place }: QueryOf<typeof listSpans>,
) {
  const led = serving(ctx)
    .where('people.leadOfficerId', 'is not', null)
    .groupBy('people.leadOfficerId')
    .select((e) => ['people.leadOfficerId as officerId', e.fn.countAll<number>().as('n')])
  const there = serving(ctx)
    .groupBy('people.unitId')
    .select((e) => ['people.unitId as placeId', e.fn.countAll<number>().as('n')])
  let officers = ctx.db
    .selectFrom('people')
    .leftJoin(led.as('led'), 'led.officerId', 'people.id')
    .leftJoin(there.as('there'), 'there.placeId', 'people.unitId')
    .where('people.bureauId', '=', ctx.actor.bureauId)
    .where('people.kind', '=', 'officer')
    .where('people.voidedAt', 'is', null)
    .where('people.separatedOn', 'is', null)
    .where((e) =>
      e.or([e('led.n', 'is not', null), e.and([inScope(ctx.scope, 'people.unitSortKey'), e('there.n', 'is not', null)])]),
    )
    .where(inUnit('people.unitSortKey', place))
  if (over) officers = officers.where('led.n', '>', Number(over))
  const [rows, counted] = await Promise.all([
    officers
      .leftJoin('units', (j) => j.onRef('units.bureauId', '=', 'people.bureauId').onRef('units.id', '=', 'people.unitId'))
      .where(afterCursor(roster, cursor))
      .orderBy(orderBy(roster))
      .limit(limit + 1)
      .select([
        'people.id',
        'people.name',
        'people.title',
        'people.unitId',
        'people.unitSortKey',
        'people.numberSortKey',
        'units.name as unitName',
        sql<number>`coalesce("led"."n", 0)`.as('led'),
        sql<number>`coalesce("there"."n", 0)`.as('inUnit'),
      ])
      .execute(),
    officers.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ])
  return { ...toPage(rows, limit, (r) => [r.unitSortKey, r.numberSortKey, r.id]), ...counted }
}

/** An officer and everybody in reach whom that officer leads or is in charge of; notFound unless an officer. */
export async function findHandover(ctx: QueryContext, officerId: string) {
  const officer = await ctx.db
    .selectFrom('people')
    .leftJoin('units', (j) => j.onRef('units.bureauId', '=', 'people.bureauId').onRef('units.id', '=', 'people.unitId'))
    .where('people.bureauId', '=', ctx.actor.bureauId)
    .where('people.id', '=', officerId)
    .where('people.kind', '=', 'officer')
    .where('people.voidedAt', 'is', null)
    .select(['people.id', 'people.name', 'people.title', 'units.name as unitName'])
    .executeTakeFirst()
  if (!officer) throw notFound()
  const [led, inCharge] = await Promise.all([
    withHolders(ctx, serving(ctx).where('people.leadOfficerId', '=', officerId))
      .orderBy(orderBy(roster))
      .execute(),
    withHolders(ctx, serving(ctx).where('people.leaderInChargeId', '=', officerId))
      .orderBy(orderBy(roster))
      .execute(),
  ])
  return { officer, led, inCharge }
}

/** Places of officers by id. */
export const findPlaces = (ctx: QueryContext, officerIds: readonly string[]) =>
  ctx.db
    .selectFrom('people')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('kind', '=', 'officer')
    .where('id', '=', sql<string>`any(${officerIds}::uuid[])`)
    .select(['id', 'unitSortKey'])
    .execute()
