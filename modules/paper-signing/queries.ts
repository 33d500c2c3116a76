import { type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { CommandContext, QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { DomainError, notFound } from '../../platform/errors.ts'
import { anyOf, type FoundSheet, groups, pagesInScope, scansInScope, sheetsInScope } from './filters.ts'

export type { FoundSheet } from './filters.ts'

/** A round in reach; notFound outside. */
export async function findRound(ctx: QueryContext, id: string) {
  const round = await ctx.db
    .selectFrom('signingRounds as r')
    .where('r.bureauId', '=', ctx.actor.bureauId)
    .where('r.id', '=', id)
    .where(
      sql<SqlBool>`(${inScope(ctx.scope, 'r.unitSortKey')} or exists (select 1 from "signingRequests" s where s."bureauId" = r."bureauId" and s."occasionId" = r."id" and ${inScope(ctx.scope, 's.unitSortKey')}))`,
    )
    .select(['r.id', 'r.title', 'r.serialNumber', 'r.unitSortKey', 'r.closedAt'])
    .executeTakeFirst()
  if (!round) throw notFound()
  return round
}

export interface StackChoice {
  /** Sheets to be signed, or as they were signed. */
  readonly content: 'blank' | 'signed'
  readonly format: 'pdf' | 'docx'
  readonly unitIds: readonly string[]
  readonly personIds: readonly string[]
}

const sheetsOfRound = (ctx: QueryContext, roundId: string) =>
  sheetsInScope(ctx).where('s.occasionId', '=', roundId).orderBy('s.unitSortKey').orderBy('p.numberSortKey').orderBy('s.id')

/** Sheets of a round that can be printed in one way or the other. */
export const findPrintable = (ctx: QueryContext, roundId: string): Promise<FoundSheet[]> =>
  sheetsOfRound(ctx, roundId)
    .where((e) => e.or([e('s.state', '=', 'signed'), e.and([e('s.state', '=', 'open'), e('s.endedAt', 'is', null)])]))
    .execute()

/** Whose sheets are to be printed: the people named, or the units' (none: all) who have signed or, for blank ones, have not answered; in roll-call order. */
export function findStack(
  ctx: QueryContext,
  roundId: string,
  { content, unitIds, personIds }: Omit<StackChoice, 'format'>,
): Promise<FoundSheet[]> {
  const all = sheetsOfRound(ctx, roundId)
  const waiting = all
    .where('s.endedAt', 'is', null)
    .where('s.state', 'in', personIds.length > 0 ? ['open', 'declined'] : ['open'])
  const wanted = content === 'signed' ? all.where('s.state', '=', 'signed') : waiting
  if (personIds.length > 0) return wanted.where('s.personId', '=', anyOf(personIds)).execute()
  return (unitIds.length > 0 ? wanted.where('s.unitId', '=', anyOf(unitIds)) : wanted).execute()
}

/** How sheets in reach were signed, by request: the values of the text, the drawn signature, when. */
export async function findSigned(ctx: QueryContext, sheets: readonly FoundSheet[]) {
  const rows = await ctx.db
    .selectFrom('signatures')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('requestId', '=', anyOf(sheets.map((sheet) => sheet.id)))
    .select(['requestId', 'fields', 'stroke', 'signedAt', 'personName', 'textDigest'])
    .execute()
  return new Map(rows.map((row) => [row.requestId, row]))
}

/** People of a round by name, initials, number or the beginning of the readable code. */
export const searchSheets = (ctx: QueryContext, words: string, roundId?: string): Promise<FoundSheet[]> => {
  const code = words.toUpperCase().replaceAll(' ', '')
  const found = sheetsInScope(ctx)
    .where('s.state', 'in', ['open', 'declined', 'signed'])
    .where(
      sql<SqlBool>`(position(${words} in p."name") > 0 or starts_with(p."nameInitials", ${words.toLowerCase()}) or starts_with(coalesce(p."number", ''), ${words.toUpperCase()}) or (length(${code}) >= 3 and starts_with(s."code", ${code})))`,
    )
  return (roundId ? found.where('s.occasionId', '=', roundId) : found.where('s.endedAt', 'is', null))
    .orderBy(sql`s."state" = 'signed'`)
    .orderBy('s.unitSortKey')
    .orderBy('p.numberSortKey')
    .orderBy('s.id')
    .limit(20)
    .execute()
}

/** Requests by id in reach. */
export const findSheetsById = (ctx: QueryContext, ids: readonly string[]): Promise<FoundSheet[]> =>
  sheetsInScope(ctx).where('s.id', '=', anyOf(ids)).execute()

/** Requests in reach by their readable codes, with the texts that were printed for each. */
export async function findAsked(ctx: QueryContext, codes: readonly string[]) {
  const rows = await sheetsInScope(ctx)
    .where('s.code', '=', sql<string>`any(${[...codes]}::text[])`)
    .select(
      sql<
        string[]
      >`array(select t."textDigest" from "printedSheets" t where t."bureauId" = s."bureauId" and t."requestId" = s."id")`.as(
        'textDigests',
      ),
    )
    .execute()
  return new Map(rows.map((row) => [row.code, row]))
}

/** The texts printed for requests, the latest first. */
export const findPrinted = (ctx: QueryContext, requestIds: readonly string[]) =>
  ctx.db
    .selectFrom('printedSheets')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('requestId', '=', anyOf(requestIds))
    .where(inScope(ctx.scope))
    .orderBy('printedAt', 'desc')
    .select(['requestId', 'textDigest', 'fields'])
    .execute()

interface Paging {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}
const newestFirst: SortOrder = { columns: ['c.createdAt', 'c.id'], direction: 'desc' }

/** Scans in reach, newest first. */
export async function findScans(ctx: QueryContext, { limit = defaultLimit, cursor }: Paging) {
  const moment = sql<string>`to_char(c."createdAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('moment')
  const base = scansInScope(ctx)
  const rows = await base
    .select(moment)
    .where(afterCursor(newestFirst, cursor))
    .orderBy(orderBy(newestFirst))
    .limit(limit + 1)
    .execute()
  const { n } = await base
    .clearSelect()
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.moment, r.id]), total: n }
}

/** One scan in reach; notFound outside. */
export async function findScan(ctx: QueryContext, id: string) {
  const scan = await scansInScope(ctx).where('c.id', '=', id).executeTakeFirst()
  if (!scan) throw notFound()
  return scan
}

/** The scan to be changed, locked, and read to its end. */
export async function lockScan(ctx: CommandContext, id: string) {
  await ctx.tx
    .selectFrom('scans')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .select('id')
    .forUpdate()
    .execute()
  const scan = await findScan(ctx, id)
  if (scan.state === 'reading') throw new DomainError('conflict', 'stillReading', '这次扫描还没有读完，读完再录入。')
  return scan
}

export type FoundPage = Awaited<ReturnType<typeof findPage>>
const inOrder: SortOrder = { columns: ['g.position', 'g.id'], direction: 'asc' }
/** Pages of a scan in reach, in order; with whose each is. */
export async function findPages(ctx: QueryContext, scanId: string, q: Paging & { group?: keyof typeof groups | undefined }) {
  await findScan(ctx, scanId)
  const limit = q.limit ?? defaultLimit
  const all = pagesInScope(ctx).where('g.scanId', '=', scanId)
  const base = q.group ? all.where(groups[q.group]) : all
  const rows = await base
    .where(afterCursor(inOrder, q.cursor))
    .orderBy(orderBy(inOrder))
    .limit(limit + 1)
    .execute()
  const { n } = await base
    .clearSelect()
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.position, r.id]), total: n }
}

/** One page in reach; notFound outside. */
export async function findPage(ctx: QueryContext, id: string) {
  const found = await pagesInScope(ctx).where('g.id', '=', id).executeTakeFirst()
  if (!found) throw notFound()
  return found
}

/** The page to be settled, locked. */
export async function lockPage(ctx: CommandContext, id: string) {
  await ctx.tx
    .selectFrom('scanPages')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .select('id')
    .forUpdate()
    .execute()
  return findPage(ctx, id)
}

/** Pages of a scan that wait, in order. */
export const findWaiting = (ctx: QueryContext, scanId: string) =>
  pagesInScope(ctx).where('g.scanId', '=', scanId).where('g.state', '=', 'waiting').orderBy('g.position').execute()

/** The picture of a paper signature within reach: of the own units, of those led, one's own; notFound outside or on screen. */
export async function findSignatureScan(ctx: QueryContext, id: string) {
  const row = await ctx.db
    .selectFrom('signatures as s')
    .where('s.bureauId', '=', ctx.actor.bureauId)
    .where('s.id', '=', id)
    .where((e) =>
      e.or([
        inScope(ctx.scope, 's.unitSortKey'),
        sql<SqlBool>`s."personId" = any(${[...ctx.scope.personIds]}::uuid[])`,
        e('s.personId', '=', ctx.actor.personId),
      ]),
    )
    .select(['s.scanFileId', 's.personName'])
    .executeTakeFirst()
  if (!row?.scanFileId) throw notFound()
  return { fileId: row.scanFileId, personName: row.personName }
}

/** The nearest pages before and behind whose owner is known. */
export async function findNeighbours(ctx: QueryContext, page: { scanId: string; position: number }) {
  const known = pagesInScope(ctx).where('g.scanId', '=', page.scanId).where('g.requestId', 'is not', null)
  const before = await known.where('g.position', '<', page.position).orderBy('g.position', 'desc').limit(1).execute()
  const behind = await known.where('g.position', '>', page.position).orderBy('g.position').limit(1).execute()
  return [...before, ...behind]
}

/** Everybody of a round in reach, in roll-call order. */
export const findRoundSheets = (ctx: QueryContext, roundId: string): Promise<FoundSheet[]> =>
  sheetsOfRound(ctx, roundId).where('s.endedAt', 'is', null).execute()

/** Requests that have a page of their own in the scan. */
export async function findPagesWithOwner(ctx: QueryContext, scanId: string): Promise<Set<string>> {
  const pages = await pagesInScope(ctx).where('g.scanId', '=', scanId).where('g.requestId', 'is not', null).execute()
  return new Set(pages.flatMap((page) => page.requestId ?? []))
}

/** The picture of a page in reach; notFound where it is broken. */
export async function findPicture(ctx: QueryContext, id: string) {
  const { fileId, position } = await findPage(ctx, id)
  if (fileId === null) throw notFound()
  return { fileId, position }
}
