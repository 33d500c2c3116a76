import { type SqlBool, sql } from 'kysely'
import { addDays } from '../../platform/calendar/dates.ts'
import type { CommandContext, QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import { workingDaysOf } from '../calendar/public.ts'
import type { DocumentState } from './workflow.ts'

export interface DocumentFilters {
  readonly state?: DocumentState | 'reviewDue' | undefined
  readonly kind?: 'duty' | 'rule' | 'norm' | undefined
  readonly policeLine?: string | undefined
}

const officeReads = ['auxiliaryOffice', 'politicalOfficeLeader']
/** How many days before the review date the line is asked. */
const askedBefore = 30

/** The whole bureau reads what is accepted; what is on its way only the office and the line itself. */
function visible({ actor, scope }: QueryContext) {
  if (officeReads.includes(actor.role)) return sql<SqlBool>`true`
  return sql<SqlBool>`("d"."state" in ('accepted', 'superseded') or "d"."policeLine" = ${scope.policeLine})`
}

function stateCondition(ctx: QueryContext, state: DocumentFilters['state']) {
  if (state === undefined) return sql<SqlBool>`d."state" <> 'superseded'`
  return state === 'reviewDue'
    ? sql<SqlBool>`(d."state" = 'accepted' and d."reviewOn" <= ${addDays(ctx.today, askedBefore)}::date)`
    : sql<SqlBool>`d."state" = ${state}`
}

/** What the reader may see at all. */
export const readable = (ctx: QueryContext) =>
  ctx.db.selectFrom('lineDocuments as d').where('d.bureauId', '=', ctx.actor.bureauId).where(visible(ctx))

/** Versions that the reader may see and the filters name; the base of list, count and todos. */
export function documentsAsked(ctx: QueryContext, q: DocumentFilters) {
  const base = readable(ctx).where(stateCondition(ctx, q.state))
  const ofKind = q.kind ? base.where('d.kind', '=', q.kind) : base
  return q.policeLine ? ofKind.where('d.policeLine', '=', q.policeLine) : ofKind
}
export type DocumentFacts = Awaited<ReturnType<typeof findDocument>>

const newestFirst: SortOrder = { columns: ['d.lodgedAt', 'd.id'], direction: 'desc' }

/** A page of documents, lodged last first, with the calendar that their lights are counted by. */
export async function findDocuments(
  ctx: QueryContext,
  q: DocumentFilters & { limit?: number | undefined; cursor?: string | undefined },
) {
  const limit = q.limit ?? defaultLimit
  const base = documentsAsked(ctx, q)
  const moment = sql<string>`to_char(d."lodgedAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('moment')
  const rows = await base
    .selectAll('d')
    .select(moment)
    .where(afterCursor(newestFirst, q.cursor))
    .orderBy(orderBy(newestFirst))
    .limit(limit + 1)
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.moment, r.id]), total: n, calendar: await workingDaysOf(ctx) }
}

/** One version; notFound where the reader may not see it. */
export async function findDocument(ctx: QueryContext, id: string) {
  const row = await readable(ctx).where('d.id', '=', id).selectAll('d').executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** The version to be changed, locked. */
export async function lockDocument(ctx: CommandContext, id: string): Promise<DocumentFacts> {
  await readable(ctx).where('d.id', '=', id).select('d.id').forUpdate().execute()
  return findDocument(ctx, id)
}

/** Every version of a document that the reader may see, the newest first. */
export const findVersions = (ctx: QueryContext, seriesId: string) =>
  readable(ctx)
    .where('d.seriesId', '=', seriesId)
    .orderBy('d.number', 'desc')
    .select(['d.id', 'd.number', 'd.state', 'd.serialNumber', 'd.lodgedAt'])
    .limit(200)
    .execute()

/** The highest number of a document so far, and whether a version is on its way. */
export async function findSeries(ctx: CommandContext, seriesId: string) {
  const rows = await ctx.tx
    .selectFrom('lineDocuments')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('seriesId', '=', seriesId)
    .select(['number', 'state'])
    .execute()
  return {
    last: Math.max(0, ...rows.map((r) => r.number)),
    isPending: rows.some((r) => r.state === 'lodged' || r.state === 'returned'),
  }
}
