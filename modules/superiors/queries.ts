import { type SqlBool, sql } from 'kysely'
import { addDays } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import type { receivedStates, releaseStates } from './contract.ts'
import { canRead, isSuperior } from './policy.ts'
import { markerFigure } from './words.ts'

export interface BureauBelow {
  readonly bureauId: string
  readonly name: string
  readonly level: 'county' | 'city' | 'province'
  readonly fromOn: string
}

/** Bureaus right below the tenant on a day, in the order in which they were founded; none for anybody but its superior's role. */
export async function findBelow({ db, actor }: QueryContext, on: string): Promise<BureauBelow[]> {
  if (!isSuperior(actor)) return []
  const below = sql<BureauBelow>`"bureausBelow"(${on}::date)`.as<'b'>('b')
  return db.selectFrom(below).select(['b.bureauId', 'b.name', 'b.level', 'b.fromOn']).execute()
}

/** The tenant right above today. */
export const findAbove = ({ db, today }: QueryContext) =>
  db
    .selectFrom(sql<{ bureauId: string; name: string }>`"bureauAbove"(${today}::date)`.as<'b'>('b'))
    .select(['b.bureauId', 'b.name'])
    .executeTakeFirst()

export const findOwn = ({ db, actor }: QueryContext) =>
  db
    .selectFrom('bureaus')
    .where('bureauId', '=', actor.bureauId)
    .select(['bureauId', 'name', 'level', 'isDemo'])
    .executeTakeFirstOrThrow()

/** Who may get a notice: the bureaus right below today; where there are none, the bureau in which a superior of another database has its account. */
export async function findRecipients(ctx: QueryContext): Promise<readonly Pick<BureauBelow, 'bureauId' | 'name'>[]> {
  const below = await findBelow(ctx, ctx.today)
  return below.length > 0 || !isSuperior(ctx.actor) ? below : [await findOwn(ctx)]
}

/** To whom a bureau may give something: the tenant right above, else a superior with an account in the bureau itself. */
export async function findAddressee(ctx: QueryContext): Promise<{ bureauId: string; name: string }> {
  const above = await findAbove(ctx)
  return above ?? { bureauId: ctx.actor.bureauId, name: '上级机关' }
}

export const shownDays = 30

/** Figures the caller may read: of the own tenant, and for its superior those that the bureaus right below showed while they stood there. */
function readable({ db, actor, scope }: QueryContext) {
  const own = db
    .selectFrom('bureauFigures as f')
    .where('f.bureauId', '=', actor.bureauId)
    .where(sql<SqlBool>`${isSuperior(actor) || canRead({ actor, scope })}`)
    .select(['f.bureauId', 'f.onDay', 'f.reach', 'f.figureId', 'f.n', 'f.whole', 'f.isHidden', 'f.hiddenBureaus'])
  const below = db
    .selectFrom('bureauPlacements as p')
    .innerJoin('bureauFigures as f', 'f.bureauId', 'p.bureauId')
    .where('p.parentId', '=', actor.bureauId)
    .whereRef('p.fromOn', '<=', 'f.onDay')
    .where((e) => e.or([e('p.toOn', 'is', null), e('p.toOn', '>', e.ref('f.onDay'))]))
    .where('f.reach', '=', 'all')
    .select(['f.bureauId', 'f.onDay', 'f.reach', 'f.figureId', 'f.n', 'f.whole', 'f.isHidden', 'f.hiddenBureaus'])
  return isSuperior(actor) ? [own, below] : [own]
}

/** Days on which each bureau wrote, within the days shown up to a day. */
export async function findWrittenDays(ctx: QueryContext, figureId: string, to: string) {
  const parts = readable(ctx).map((part) =>
    part.where('f.figureId', '=', figureId).where('f.onDay', '>', addDays(to, -shownDays)).where('f.onDay', '<=', to).execute(),
  )
  return (await Promise.all(parts)).flat().map((f) => ({ bureauId: f.bureauId, onDay: f.onDay }))
}

/** Every figure of a day. */
export async function findFiguresOn(ctx: QueryContext, on: string) {
  const parts = readable(ctx).map((part) => part.where('f.onDay', '=', on).execute())
  return (await Promise.all(parts)).flat()
}
export type FigureFacts = Awaited<ReturnType<typeof findFiguresOn>>[number]

/** What the page of a day shows; without a day, of the last one on which anybody wrote. */
export async function findFiguresPage(ctx: QueryContext, asked: string | undefined) {
  const recent = await findWrittenDays(ctx, markerFigure, ctx.today)
  const days = [...new Set(recent.map((w) => w.onDay))].sort().reverse()
  const on = asked ?? days[0] ?? null
  const [own, below] = [await findOwn(ctx), await findBelow(ctx, on ?? ctx.today)]
  if (on === null) return { on, days, own, below, facts: [], written: [] }
  const written = on === ctx.today || asked === undefined ? recent : await findWrittenDays(ctx, markerFigure, on)
  return { on, days, own, below, facts: await findFiguresOn(ctx, on), written: written.filter((w) => w.onDay <= on) }
}

/** One figure from a day on, by bureau and day. */
export async function findTrend(ctx: QueryContext, figureId: string, from: string) {
  const parts = readable(ctx).map((part) =>
    part.where('f.figureId', '=', figureId).where('f.onDay', '>=', from).orderBy('f.onDay').execute(),
  )
  return (await Promise.all(parts)).flat()
}

/** Names of the bureaus below on any day since `from`, by id. */
export async function findNamesSince(ctx: QueryContext, from: string): Promise<Map<string, string>> {
  const [then, now] = [await findBelow(ctx, from), await findBelow(ctx, ctx.today)]
  return new Map([...then, ...now].map((b) => [b.bureauId, b.name]))
}

interface Paged<S extends string> {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
  readonly state?: S | undefined
}

const byIssue: SortOrder = { columns: ['s.issuedOn', 's.id'], direction: 'desc' }
const sent = ({ db, actor }: QueryContext) =>
  db
    .selectFrom('superiorNotices as s')
    .where('s.bureauId', '=', actor.bureauId)
    .where(sql<SqlBool>`${isSuperior(actor)}`)
const receiptsOf = (column: string) =>
  sql<number>`(select count(${sql.ref(`t.${column}`)})::int from "noticeReceipts" t where t."senderId" = s."bureauId" and t."noticeId" = s."id")`

/** A page of the notices that the tenant sent down, the newest first. */
export async function findSent(ctx: QueryContext, { limit = defaultLimit, cursor, state }: Paged<'sent' | 'withdrawn'>) {
  const base = state ? sent(ctx).where('s.state', '=', state) : sent(ctx)
  const rows = await base
    .where(afterCursor(byIssue, cursor))
    .orderBy(orderBy(byIssue))
    .limit(limit + 1)
    .selectAll('s')
    .select([receiptsOf('acknowledgedOn').as('acknowledged'), receiptsOf('takenOverOn').as('takenOver')])
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.issuedOn, r.id]), total: n }
}
export const findSentOne = (ctx: QueryContext, id: string) =>
  sent(ctx)
    .where('s.id', '=', id)
    .selectAll('s')
    .select([receiptsOf('acknowledgedOn').as('acknowledged'), receiptsOf('takenOverOn').as('takenOver')])
    .executeTakeFirstOrThrow(notFound)
export type SentFacts = Awaited<ReturnType<typeof findSentOne>>
export const lockSent = (ctx: QueryContext, id: string) =>
  sent(ctx).where('s.id', '=', id).selectAll('s').forUpdate('s').executeTakeFirstOrThrow(notFound)
export const findReceipts = ({ db, actor }: QueryContext, noticeId: string) =>
  db.selectFrom('noticeReceipts').where('senderId', '=', actor.bureauId).where('noticeId', '=', noticeId).selectAll().execute()

const byArrival: SortOrder = { columns: ['r.arrivedAt', 'r.id'], direction: 'desc' }
/** Notices from above, of the whole bureau. */
export const receivedInScope = ({ db, actor, scope }: QueryContext) =>
  db
    .selectFrom('receivedNotices as r')
    .where('r.bureauId', '=', actor.bureauId)
    .where(sql<SqlBool>`${canRead({ actor, scope })}`)
export const isWaiting = sql<SqlBool>`r."state" in ('arrived', 'acknowledged')`
export async function findReceived(
  ctx: QueryContext,
  { limit = defaultLimit, cursor, state }: Paged<(typeof receivedStates)[number] | 'waiting'>,
) {
  const all = receivedInScope(ctx)
  const named = state === undefined ? all : all.where('r.state', '=', state as (typeof receivedStates)[number])
  const base = state === 'waiting' ? all.where(isWaiting) : named
  const rows = await base
    .where(afterCursor(byArrival, cursor))
    .orderBy(orderBy(byArrival))
    .limit(limit + 1)
    .selectAll('r')
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.arrivedAt, r.id]), total: n }
}
const receivedOf = (ctx: QueryContext, id: string) => receivedInScope(ctx).where('r.id', '=', id).selectAll('r')
export const findReceivedOne = (ctx: QueryContext, id: string) => receivedOf(ctx, id).executeTakeFirstOrThrow(notFound)
export type ReceivedFacts = Awaited<ReturnType<typeof findReceivedOne>>
export const lockReceived = (ctx: QueryContext, id: string) =>
  receivedOf(ctx, id).forUpdate('r').executeTakeFirstOrThrow(notFound)

const byAsking: SortOrder = { columns: ['r.askedAt', 'r.id'], direction: 'desc' }
/** What the bureau gives, asked to give, or gave to its superior. */
export const releasesInScope = ({ db, actor, scope }: QueryContext) =>
  db
    .selectFrom('releases as r')
    .where('r.bureauId', '=', actor.bureauId)
    .where(sql<SqlBool>`${canRead({ actor, scope })}`)
export async function findReleases(
  ctx: QueryContext,
  { limit = defaultLimit, cursor, state }: Paged<(typeof releaseStates)[number]>,
) {
  const base = state ? releasesInScope(ctx).where('r.state', '=', state) : releasesInScope(ctx)
  const rows = await base
    .where(afterCursor(byAsking, cursor))
    .orderBy(orderBy(byAsking))
    .limit(limit + 1)
    .selectAll('r')
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.askedAt, r.id]), total: n }
}
const releaseOf = (ctx: QueryContext, id: string) => releasesInScope(ctx).where('r.id', '=', id).selectAll('r')
export const findRelease = (ctx: QueryContext, id: string) => releaseOf(ctx, id).executeTakeFirstOrThrow(notFound)
export type ReleaseFacts = Awaited<ReturnType<typeof findRelease>>
export const lockRelease = (ctx: QueryContext, id: string) => releaseOf(ctx, id).forUpdate('r').executeTakeFirstOrThrow(notFound)

/** What is given to the tenant and may be read today: approved, not past its last day, by a bureau that stands right below. */
function released({ db, actor, today }: QueryContext) {
  const stands = sql<SqlBool>`(r."bureauId" = ${actor.bureauId} or exists (select 1 from "bureauPlacements" p where p."bureauId" = r."bureauId" and p."parentId" = ${actor.bureauId} and p."fromOn" <= ${today}::date and (p."toOn" is null or p."toOn" > ${today}::date)))`
  return db
    .selectFrom('releases as r')
    .where('r.addresseeId', '=', actor.bureauId)
    .where('r.state', '=', 'approved')
    .where('r.expiresOn', '>=', today)
    .where(sql<SqlBool>`${isSuperior(actor)}`)
    .where(stands)
}
const byApproval: SortOrder = { columns: ['r.approvedAt', 'r.id'], direction: 'desc' }
export async function findReleased(
  ctx: QueryContext,
  { limit = defaultLimit, cursor, bureauId }: Paged<never> & { bureauId?: string | undefined },
) {
  const base = bureauId === undefined ? released(ctx) : released(ctx).where('r.bureauId', '=', bureauId)
  const rows = await base
    .where(afterCursor(byApproval, cursor))
    .orderBy(orderBy(byApproval))
    .limit(limit + 1)
    .selectAll('r')
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.approvedAt, r.id]), total: n }
}
export const findReleasedOne = (ctx: QueryContext, id: string) =>
  released(ctx).where('r.id', '=', id).selectAll('r').executeTakeFirstOrThrow(notFound)
