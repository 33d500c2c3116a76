import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import type { listNotices, PartyView } from './contract.ts'
import { seesDrafts } from './policy.ts'

type Filters = z.infer<NonNullable<(typeof listNotices)['query']>>

const newestFirst: SortOrder = { columns: ['n.issuedOn', 'n.id'], direction: 'desc' }
const holds = (q: string) =>
  sql<SqlBool>`(position(${q} in n."number") > 0 or position(${q} in n."title") > 0 or position(${q} in n."issuer") > 0)`

/** Notices the caller may see that the filters name, as `n`; drafts are the office's. */
export const noticesInScope = (ctx: QueryContext, q: Omit<Filters, 'limit' | 'cursor'>) =>
  ctx.db
    .selectFrom('notices as n')
    .where('n.bureauId', '=', ctx.actor.bureauId)
    .where(seesDrafts(ctx) ? sql<SqlBool>`true` : sql<SqlBool>`n."state" <> 'draft'`)
    .$if(q.state !== undefined && q.state !== 'all', (b) => b.where(sql<SqlBool>`n."state" = ${q.state}`))
    .$if(q.q !== undefined && q.q !== '', (b) => b.where(holds(q.q ?? '')))
    .$if(q.from !== undefined, (b) => b.where(sql<SqlBool>`n."issuedOn" >= ${q.from}::date`))
    .$if(q.to !== undefined, (b) => b.where(sql<SqlBool>`n."issuedOn" <= ${q.to}::date`))

const clauseCount = sql<number>`(select count(*)::int from "clauses" c where c."bureauId" = n."bureauId" and c."noticeId" = n."id")`

/** A page of notices, the newest first. */
export async function findNotices(ctx: QueryContext, q: Filters) {
  const limit = q.limit ?? defaultLimit
  const base = noticesInScope(ctx, q)
  const rows = await base
    .selectAll('n')
    .select(clauseCount.as('clauseCount'))
    .where(afterCursor(newestFirst, q.cursor))
    .orderBy(orderBy(newestFirst))
    .limit(limit + 1)
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.issuedOn, r.id]), total: n }
}
export type NoticeFacts = Awaited<ReturnType<typeof findNotices>>['rows'][number]

/** One notice the caller may see; notFound otherwise. */
export async function findNotice(ctx: QueryContext, id: string): Promise<NoticeFacts> {
  const row = await noticesInScope(ctx, {})
    .where('n.id', '=', id)
    .selectAll('n')
    .select(clauseCount.as('clauseCount'))
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** The notice to be changed, locked. */
export async function lockNotice(ctx: QueryContext, id: string): Promise<NoticeFacts> {
  await noticesInScope(ctx, {}).where('n.id', '=', id).select('n.id').forUpdate('n').executeTakeFirst()
  return findNotice(ctx, id)
}

/** Names of units are no secret inside the bureau, wherever the reader's reach ends. */
const nameOfUnit = (column: string) => sql<string | null>`"nameOfUnit"(${sql.ref(column)})`

/** Clauses of a notice, in order, with who leads. */
export const findClauses = (ctx: QueryContext, noticeId: string) =>
  ctx.db
    .selectFrom('clauses as c')
    .where('c.bureauId', '=', ctx.actor.bureauId)
    .where('c.noticeId', '=', noticeId)
    .orderBy('c.position')
    .selectAll('c')
    .select(nameOfUnit('c.leadUnitId').as('leadName'))
    .execute()
export type ClauseFacts = Awaited<ReturnType<typeof findClauses>>[number]

/** Parties as they were chosen (a group once, not its units), with how many units a group stands for today. */
export const findParties = (ctx: QueryContext, noticeId: string) =>
  ctx.db
    .selectFrom('clauseParties as p')
    .where('p.bureauId', '=', ctx.actor.bureauId)
    .where('p.noticeId', '=', noticeId)
    .where(sql<SqlBool>`(p."groupName" is null or p."unitId" is null)`)
    .orderBy('p.part')
    .orderBy('p.position')
    .select(['p.clauseId', 'p.part', 'p.groupName', 'p.unitId', 'p.words'])
    .select(nameOfUnit('p.unitId').as('unitName'))
    .select(
      sql<number>`case when p."groupName" is null then (p."unitId" is not null)::int else (select count(*)::int from "unitsOfGroup"(p."bureauId", p."groupName", ${ctx.today}::date)) end`.as(
        'units',
      ),
    )
    .execute()
export type PartyFacts = Awaited<ReturnType<typeof findParties>>[number]
export const partyOf = (p: PartyFacts): PartyView => ({
  part: p.part,
  group: p.groupName,
  unit: p.unitId === null ? null : { id: p.unitId, name: p.unitName ?? '' },
  words: p.words,
  units: p.units,
})

/** The office's rulings on a notice. */
export const findRulings = (ctx: QueryContext, noticeId: string) =>
  ctx.db
    .selectFrom('noticeFindings')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('noticeId', '=', noticeId)
    .orderBy('ruledAt')
    .selectAll()
    .execute()
export type RulingFacts = Awaited<ReturnType<typeof findRulings>>[number]

/** Units that can be named as a party: open today, by name. */
export const findUnits = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('closedOn', 'is', null)
    .select(['id', 'name', 'shortName', 'kind'])
    .execute()
export type NamedUnit = Awaited<ReturnType<typeof findUnits>>[number]
