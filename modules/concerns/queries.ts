import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { findLendings, inSealed } from '../../platform/access/sealed-files.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { rowsOf } from '../../platform/database/rows-of.ts'
import { notFound } from '../../platform/errors.ts'
import { type aboutLevels, handlerRoles, type listConcerns } from './contract.ts'
import { type HandlerRole, levelsFor, type Routing } from './policy.ts'
import type { ConcernRow } from './tables.ts'
import { openStates } from './workflow.ts'

export interface About {
  readonly levels: readonly (typeof aboutLevels)[number][]
  readonly name: string | null
}
export interface Raiser {
  readonly accountId: string
  readonly name: string
  readonly unit: string
}
export interface Handler {
  readonly accountId: string
  readonly name: string
  readonly role: HandlerRole
}
export type ConcernFacts = Omit<ConcernRow, 'state' | 'reopenings' | 'version'> & {
  state: 'raised' | 'acknowledged' | 'answered' | 'closed' | 'reopened'
  reopenings: number
  version: number
}

/** Where a sealed text of a concern belongs. */
export const sealPlace = (column: string, id: string): string => `concerns.${column}.${id}`
export const openAbout = (ctx: QueryContext, c: Pick<ConcernFacts, 'id' | 'aboutSealed'>): About =>
  JSON.parse(ctx.keys.open(c.aboutSealed, sealPlace('aboutSealed', c.id))) as About
export const openRaiser = (ctx: QueryContext, c: Pick<ConcernFacts, 'id' | 'raiserSealed'>): Raiser | null =>
  c.raiserSealed === null ? null : (JSON.parse(ctx.keys.open(c.raiserSealed, sealPlace('raiserSealed', c.id))) as Raiser)

/** Concerns that the caller holds in one of the capacities. */
export const concernsHeld = (ctx: QueryContext, capacities: readonly string[]) =>
  ctx.db
    .selectFrom('concerns')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where(inSealed(ctx, 'id', capacities))
/** The caller handles under the role of the session, or raised it. */
const asRaiser = ['raiser'] as const
export const concernsHandled = (ctx: QueryContext) => concernsHeld(ctx, [ctx.actor.role])

async function one(found: Promise<ConcernFacts | undefined>): Promise<ConcernFacts> {
  const concern = await found
  if (!concern) throw notFound()
  return concern
}
export const findOwn = (ctx: QueryContext, id: string) =>
  one(concernsHeld(ctx, asRaiser).where('id', '=', id).selectAll().executeTakeFirst())
export const lockOwn = (ctx: QueryContext, id: string) =>
  one(concernsHeld(ctx, asRaiser).where('id', '=', id).selectAll().forUpdate().executeTakeFirst())
export const findHandled = (ctx: QueryContext, id: string) =>
  one(concernsHandled(ctx).where('id', '=', id).selectAll().executeTakeFirst())
export const lockHandled = (ctx: QueryContext, id: string) =>
  one(concernsHandled(ctx).where('id', '=', id).selectAll().forUpdate().executeTakeFirst())

/** The one concern that a token opens. */
export const findByToken = (ctx: QueryContext) => one(concernsHeld(ctx, asRaiser).selectAll().executeTakeFirst())

const byDay: SortOrder = { columns: ['raisedOn', 'id'], direction: 'desc' }
const orders: ReadonlyMap<string, SortOrder> = new Map<string, SortOrder>([
  ['-raisedOn', byDay],
  ['raisedOn', { columns: ['raisedOn', 'id'], direction: 'asc' }],
  ['answerDueOn', { columns: ['answerDueOn', 'id'], direction: 'asc' }],
  ['-answerDueOn', { columns: ['answerDueOn', 'id'], direction: 'desc' }],
])
type Listed = NonNullable<z.infer<(typeof listConcerns)['query'] & z.ZodType>>

async function pageOf(
  query: ReturnType<typeof concernsHeld>,
  { limit = defaultLimit, cursor, sort = '-raisedOn' }: Pick<Listed, 'limit' | 'cursor' | 'sort'>,
) {
  const order = orders.get(sort) ?? byDay
  const rows = await query
    .where(afterCursor(order, cursor))
    .orderBy(orderBy(order))
    .limit(limit + 1)
    .selectAll()
    .execute()
  const { n } = await query.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const isDue = sort.includes('answerDueOn')
  return { ...toPage(rows, limit, (r) => [isDue ? r.answerDueOn : r.raisedOn, r.id]), total: n }
}
const isOpen = sql<SqlBool>`"state" = any(${[...openStates]}::text[])`
export const isOverdue = (today: string) => sql<SqlBool>`(${isOpen} and "answerDueOn" < ${today})`

export function findConcerns(ctx: QueryContext, { state, kind, category, ...paging }: Listed) {
  let query = concernsHandled(ctx)
  if (state === 'open') query = query.where(isOpen)
  else if (state === 'overdue') query = query.where(isOverdue(ctx.today))
  else if (state) query = query.where('state', '=', state)
  if (kind) query = query.where('kind', '=', kind)
  if (category) query = query.where('category', '=', category)
  return pageOf(query, paging)
}
export const findMine = (ctx: QueryContext, paging: Pick<Listed, 'limit' | 'cursor'>) =>
  pageOf(concernsHeld(ctx, asRaiser), paging)

/** What was said and done, opened. */
export async function findTexts(ctx: QueryContext, concernId: string) {
  const rows = await ctx.db
    .selectFrom('concernTexts')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('concernId', '=', concernId)
    .where(inSealed(ctx, 'concernId'))
    .orderBy('position')
    .selectAll()
    .execute()
  return rows.map(({ id, position, act, side, nameSealed, textSealed, on }) => ({
    position,
    act,
    side,
    on,
    name: nameSealed === null ? null : ctx.keys.open(nameSealed, sealPlace('nameSealed', id)),
    text: ctx.keys.open(textSealed, sealPlace('textSealed', id)),
  }))
}

/** Who handles a concern now. */
export async function findHandlers(ctx: QueryContext, id: string): Promise<{ name: string; role: HandlerRole }[]> {
  const lendings = await findLendings(ctx, id)
  return lendings.flatMap(({ name, capacity, endedAt }) => {
    const role = handlerRoles.find((r) => r === capacity)
    return role && endedAt === null ? [{ name, role }] : []
  })
}

interface Asked {
  readonly levels: readonly HandlerRole[]
  readonly name: string | null
  readonly unitId: string | null
  readonly raiserId: string | null
}
/** Accounts of the first level that has anybody left, without whom it is about and who raised it. */
export async function handlersAt(ctx: QueryContext, { levels, name, unitId, raiserId }: Asked): Promise<Handler[]> {
  return rowsOf(
    ctx,
    sql<Handler>`select * from "concernHandlers"(${unitId}::uuid, ${levels}::text[], ${name ? [name] : []}::text[],
    ${raiserId}::uuid, ${ctx.today}::date)`,
  )
}
/** Accounts of the office it may be handed on to. */
export async function findCandidates(ctx: QueryContext, c: ConcernFacts): Promise<Handler[]> {
  const about = openAbout(ctx, c)
  if (about.levels.includes('auxiliaryOffice')) return []
  const asked = { name: about.name, unitId: null, raiserId: openRaiser(ctx, c)?.accountId ?? null }
  const all = await handlersAt(ctx, { ...asked, levels: ['auxiliaryOffice'] })
  return all.filter((h) => h.accountId !== ctx.actor.accountId)
}
export const route = (ctx: QueryContext, routing: Routing, asked: Omit<Asked, 'levels'>) =>
  handlersAt(ctx, { ...asked, levels: levelsFor(routing) })

export async function hazardStateOf(ctx: QueryContext, c: ConcernFacts): Promise<string | null> {
  if (c.hazardSealed === null) return null
  const hazard = ctx.keys.open(c.hazardSealed, sealPlace('hazardSealed', c.id))
  const [row] = await rowsOf(
    ctx,
    sql<{
      state: string | null
    }>`select "overreachHazardState"(${c.id}::uuid, ${hazard}::uuid) as "state"`,
  )
  return row?.state ?? null
}

/** The bureau's terms, or the defaults while nobody has set any. */
export async function findTerms(ctx: QueryContext) {
  const rules = await ctx.db
    .selectFrom('concernRules')
    .where('bureauId', '=', ctx.actor.bureauId)
    .select(['receiptDays', 'answerDays', 'retentionYears'])
    .executeTakeFirst()
  return rules ?? { receiptDays: 15, answerDays: 60, retentionYears: null }
}

/** How many are overdue that the caller does not hold; for the political office leader, who learns a number alone. */
export async function countOverdueElsewhere(ctx: QueryContext): Promise<number> {
  const [row] = await rowsOf(ctx, sql<{ n: number }>`select "concernsOverdue"(${ctx.today}::date) as "n"`)
  return row?.n ?? 0
}
