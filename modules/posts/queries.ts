import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import { postSums } from '../quotas/public.ts'
import type { Category, exportPosts, listPosts } from './contract.ts'

type ListPostsQuery = z.infer<NonNullable<(typeof listPosts)['query']>>
export type PostFilters = z.infer<NonNullable<(typeof exportPosts)['query']>>

/** Auxiliaries without a post, or on one that has left the catalogue, by unit in roster order. */
export async function countOutsideCatalogueByUnit(ctx: QueryContext) {
  const { bureauId } = ctx.actor
  const retired = ctx.db.selectFrom('posts').where('bureauId', '=', bureauId).where('retiredOn', 'is not', null).select('id')
  const counts = ctx.db
    .selectFrom('people')
    .where('bureauId', '=', bureauId)
    .where('kind', '=', 'auxiliary')
    .where('voidedAt', 'is', null)
    .where('separatedOn', 'is', null)
    .where(inScope(ctx.scope, 'people.unitSortKey'))
    .where((e) => e.or([e('postId', 'is', null), e('postId', '=', sql<string>`any(array(${retired}))`)]))
    .groupBy('unitId')
    .select((e) => ['unitId', e.fn.countAll<number>().as('n')])
  return ctx.db
    .selectFrom(counts.as('c'))
    .innerJoin('units as u', (j) => j.on('u.bureauId', '=', bureauId).onRef('u.id', '=', 'c.unitId'))
    .orderBy('u.unitSortKey')
    .select(['u.id as unitId', 'u.shortName as unitName', 'u.unitSortKey', 'c.n'])
    .execute()
}

function postsOf(ctx: QueryContext, filters: PostFilters) {
  let query = ctx.db.selectFrom('posts').where('posts.bureauId', '=', ctx.actor.bureauId)
  const state = filters.state ?? 'current'
  if (state !== 'all') query = query.where('posts.retiredOn', state === 'current' ? 'is' : 'is not', null)
  if (filters.category) query = query.where('posts.category', '=', filters.category)
  if (filters.q) query = query.where(sql<SqlBool>`position(${filters.q} in "posts"."name") > 0`)
  return query
}

/** Headcounts only for roles that reach units; a line inspector or a lead officer reads the wording alone. */
const selectPosts = (ctx: QueryContext, filters: PostFilters) =>
  postsOf(ctx, filters)
    .leftJoin('postVersions as v', (j) =>
      j.onRef('v.bureauId', '=', 'posts.bureauId').onRef('v.postId', '=', 'posts.id').on('v.state', '=', 'inForce'),
    )
    .leftJoin(postSums(ctx).as('s'), 's.postId', 'posts.id')
    .selectAll('posts')
    .select([
      'v.number as versionNumber',
      'v.fromOn',
      sql<number>`coalesce(s."quota", 0)`.as('quota'),
      sql<number>`coalesce(s."actual", 0)`.as('actual'),
      sql<number>`coalesce(s."over", 0)`.as('over'),
      sql<boolean>`exists (select 1 from "postVersions" d where d."bureauId" = "posts"."bureauId" and d."postId" = "posts"."id" and d."state" = 'draft')`.as(
        'hasDraft',
      ),
    ])

const catalogueOrder = ['posts.position', 'posts.id'] as const
const postSorts = ['name', 'dutyCount'] as const

export async function findPosts(ctx: QueryContext, { limit = defaultLimit, cursor, sort = 'order', ...filters }: ListPostsQuery) {
  const by = postSorts.find((key) => key === sort.replace('-', ''))
  const order: SortOrder = {
    columns: by ? [`posts.${by}`, ...catalogueOrder] : catalogueOrder,
    direction: sort.startsWith('-') ? 'desc' : 'asc',
  }
  const [rows, counted] = await Promise.all([
    selectPosts(ctx, filters)
      .where(afterCursor(order, cursor))
      .orderBy(orderBy(order))
      .limit(limit + 1)
      .execute(),
    postsOf(ctx, filters)
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  ])
  return { ...toPage(rows, limit, (r) => [...(by ? [r[by]] : []), r.position, r.id]), total: counted.n }
}

export const findAllPosts = (ctx: QueryContext, filters: PostFilters) =>
  selectPosts(ctx, filters).orderBy('posts.position').orderBy('posts.id').execute()

/** One post with all versions and their duties (drafts for the office alone, by row-level security). */
export async function findPost(ctx: QueryContext, id: string) {
  const post = await selectPosts(ctx, { state: 'all' }).where('posts.id', '=', id).executeTakeFirst()
  if (!post) throw notFound()
  const [versions, redLines] = await Promise.all([findVersions(ctx, id), findRedLines(ctx)])
  return { ...post, versions, redLines }
}

async function findVersions(ctx: QueryContext, postId: string) {
  const { bureauId } = ctx.actor
  const rows = ctx.db.selectFrom('postVersions as v').where('v.bureauId', '=', bureauId).where('v.postId', '=', postId)
  const [versions, duties] = await Promise.all([
    rows.orderBy('v.number', 'desc').selectAll('v').execute(),
    rows
      .innerJoin('postDuties as d', (j) => j.onRef('d.bureauId', '=', 'v.bureauId').onRef('d.postVersionId', '=', 'v.id'))
      .orderBy('d.position')
      .selectAll('d')
      .execute(),
  ])
  return versions.map((version) => ({ ...version, duties: duties.filter((d) => d.postVersionId === version.id) }))
}

/** Red lines in force in their order; `isWithRetired` also those that were. */
export function findRedLines(ctx: QueryContext, isWithRetired = false) {
  const query = ctx.db
    .selectFrom('redLines')
    .where('bureauId', '=', ctx.actor.bureauId)
    .orderBy('number')
    .orderBy('retiredOn', 'desc')
    .selectAll()
  return isWithRetired ? query.execute() : query.where('retiredOn', 'is', null).execute()
}

export async function findRedLine(ctx: QueryContext, id: string) {
  const line = await ctx.db
    .selectFrom('redLines')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst()
  if (!line) throw notFound()
  return line
}

/** Every duty of a version in force or in draft, of posts in the catalogue: what the red lines are compared with. */
export const findLivingDuties = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('postDuties as d')
    .innerJoin('postVersions as v', (j) => j.onRef('v.bureauId', '=', 'd.bureauId').onRef('v.id', '=', 'd.postVersionId'))
    .innerJoin('posts as p', (j) => j.onRef('p.bureauId', '=', 'v.bureauId').onRef('p.id', '=', 'v.postId'))
    .where('d.bureauId', '=', ctx.actor.bureauId)
    .where('v.state', 'in', ['draft', 'inForce'])
    .where('p.retiredOn', 'is', null)
    .orderBy('p.position')
    .orderBy('v.number')
    .orderBy('d.position')
    .select([
      'p.id as postId',
      'p.name as postName',
      'v.number as versionNumber',
      'v.state',
      'd.position',
      'd.text',
      'd.redLineReason',
    ])
    .execute()

/** The wording of every post as it was in force on a day, with its duties, in the order of the catalogue. */
export async function findCatalogueOn(ctx: QueryContext, on: string) {
  const { bureauId } = ctx.actor
  const held = ctx.db
    .selectFrom('postVersions as v')
    .innerJoin('posts as p', (j) => j.onRef('p.bureauId', '=', 'v.bureauId').onRef('p.id', '=', 'v.postId'))
    .where('v.bureauId', '=', bureauId)
    .where('v.state', '<>', 'draft')
    .where('v.fromOn', '<=', on)
    .where((e) => e.or([e('v.toOn', 'is', null), e('v.toOn', '>', on)]))
  const [versions, duties] = await Promise.all([
    held
      .orderBy('p.position')
      .orderBy('p.id')
      .select(['v.id', 'v.postId', 'v.number', 'v.name', 'v.category', 'v.supervisionNote', 'v.fromOn'])
      .execute(),
    held
      .innerJoin('postDuties as d', (j) => j.onRef('d.bureauId', '=', 'v.bureauId').onRef('d.postVersionId', '=', 'v.id'))
      .orderBy('d.position')
      .select(['d.postVersionId', 'd.text'])
      .execute(),
  ])
  return versions.map((v) => ({
    postId: v.postId,
    name: v.name,
    category: v.category as Category,
    supervisionNote: v.supervisionNote,
    number: v.number,
    fromOn: v.fromOn,
    duties: duties.filter((d) => d.postVersionId === v.id).map((d) => d.text),
  }))
}

/** The post to be changed, locked; notFound otherwise. */
export async function lockPost(ctx: QueryContext, id: string) {
  const post = await ctx.db
    .selectFrom('posts')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  if (!post) throw notFound()
  return post
}

/** The draft of a post, locked; undefined without one. */
export const lockDraft = (ctx: QueryContext, postId: string) =>
  ctx.db
    .selectFrom('postVersions')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('postId', '=', postId)
    .where('state', '=', 'draft')
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
