import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { inPersonScope, inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import type { Role } from '../../platform/http/contract.ts'
import type * as contract from './contract.ts'

type Asked = z.infer<NonNullable<typeof contract.listDelegations.query>>
export type DelegationFilters = Omit<Asked, 'limit' | 'cursor' | 'sort'>

/** Own ones, given or taken; for the office those of its units. */
function inReach(ctx: QueryContext) {
  const { accountId, bureauId, role } = ctx.actor
  const kept = role === 'auxiliaryOffice' ? inScope(ctx.scope, 'd.unitSortKey') : sql<boolean>`false`
  return ctx.db
    .selectFrom('delegations as d')
    .where('d.bureauId', '=', bureauId)
    .where((e) => e.or([e('d.fromAccountId', '=', accountId), e('d.toAccountId', '=', accountId), kept]))
}

const ofState = (state: string, today: string) => {
  const over = sql<SqlBool>`(d."endedAt" is not null or d."toOn" < ${today})`
  if (state === 'over') return over
  return state === 'coming'
    ? sql<SqlBool>`(not ${over} and d."fromOn" > ${today})`
    : sql<SqlBool>`(not ${over} and d."fromOn" <= ${today})`
}

function filtered(ctx: QueryContext, { state, side, q }: DelegationFilters) {
  let query = inReach(ctx)
  if (state) query = query.where(ofState(state, ctx.today))
  if (side) query = query.where(side === 'given' ? 'd.fromAccountId' : 'd.toAccountId', '=', ctx.actor.accountId)
  return q ? query.where(sql<SqlBool>`position(${q} in d."fromName" || ' ' || d."toName" || ' ' || d."reachText") > 0`) : query
}

const newestFirst: SortOrder = { columns: ['d.fromOn', 'd.id'], direction: 'desc' }

export async function findDelegations(ctx: QueryContext, { limit = defaultLimit, cursor, ...filters }: Asked) {
  const query = filtered(ctx, filters)
  const rows = await query
    .where(afterCursor(newestFirst, cursor))
    .orderBy(orderBy(newestFirst))
    .limit(limit + 1)
    .selectAll('d')
    .execute()
  const { n } = await query.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.fromOn, r.id]), total: n }
}

export const findAllDelegations = (ctx: QueryContext, filters: DelegationFilters) =>
  filtered(ctx, filters).orderBy(orderBy(newestFirst)).limit(5000).selectAll('d').execute()

export async function findDelegation(ctx: QueryContext, id: string) {
  const row = await inReach(ctx).where('d.id', '=', id).selectAll('d').executeTakeFirst()
  if (!row) throw notFound()
  return row
}

export async function lockDelegation(ctx: QueryContext, id: string) {
  const row = await inReach(ctx).where('d.id', '=', id).selectAll('d').forUpdate().executeTakeFirst()
  if (!row) throw notFound()
  return row
}

const mostActs = 200
const ownActs: readonly string[] = ['session.roleSwitched']

const actsUnder = (ctx: QueryContext, id: string) =>
  ctx.db
    .selectFrom('eventSubjects as s')
    .innerJoin('events as e', (j) => j.onRef('e.bureauId', '=', 's.bureauId').onRef('e.id', '=', 's.eventId'))
    .where('s.bureauId', '=', ctx.actor.bureauId)
    .where('s.subjectId', '=', id)
    .where('s.subjectKind', '=', 'delegation')
    .where('e.verb', 'not like', 'delegation.%')
    .where('e.verb', 'not in', ownActs)

/** What was done under a delegation, newest first, with the people it was about as far as they are in reach. */
export async function findActs(ctx: QueryContext, id: string) {
  const about = sql<string[]>`array(select "people"."name" from "eventSubjects" o
    join "people" on "people"."bureauId" = o."bureauId" and "people"."id" = o."subjectId"
    where o."bureauId" = e."bureauId" and o."eventId" = e."id" and o."subjectKind" = 'person' and ${inPersonScope(ctx.scope)}
    order by "people"."numberSortKey" limit 3)`
  const rows = await actsUnder(ctx, id)
    .orderBy('e.seq', 'desc')
    .limit(mostActs)
    .select(['e.id', 'e.at', 'e.verb', 'e.result', about.as('about')])
    .execute()
  const { n } = await actsUnder(ctx, id)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return { acts: rows, actsTotal: n }
}

interface Taker {
  readonly accountId: string
  readonly name: string
  readonly unitName: string
  readonly unitSortKey: string
  readonly duty: Role
}

/** Who may stand in for somebody under a role; nobody where the role is not theirs to lend. */
export async function findTakers(ctx: QueryContext, from: { accountId: string; role: Role }): Promise<Taker[]> {
  const takers = sql<Taker>`"delegationTakers"(${from.accountId}::uuid, ${from.role}, ${ctx.today}::date)`.as<'t'>('t')
  return ctx.db.selectFrom(takers).selectAll().orderBy('t.unitSortKey').orderBy('t.name').limit(300).execute()
}

interface Giver {
  readonly accountId: string
  readonly name: string
  readonly role: 'unitHead' | 'leaderInCharge' | 'unitClerk'
  readonly unitName: string
  readonly unitSortKey: string
}

/** Holders of unit roles in the office's reach; at most fifty. */
export async function findGivers(ctx: QueryContext, q: string | undefined, accountId?: string): Promise<Giver[]> {
  const givers = sql<Giver>`"delegationGivers"(${ctx.today}::date)`.as<'g'>('g')
  let query = ctx.db.selectFrom(givers).selectAll().where(inScope(ctx.scope, 'g.unitSortKey'))
  if (q) query = query.where(sql<SqlBool>`position(${q} in g."name" || ' ' || g."unitName") > 0`)
  if (accountId) query = query.where('g.accountId', '=', accountId)
  return query.orderBy('g.unitSortKey').orderBy('g.role').orderBy('g.name').limit(50).execute()
}

/** 柳河派出所: what a role reaches of whoever lends it, and where it stands; undefined where it is not held. */
export async function findReach(ctx: QueryContext, from: { accountId: string; role: Role }) {
  const held = sql<{
    text: string | null
    unitSortKey: string | null
  }>`"delegatedReach"(${from.accountId}::uuid, ${from.role}, ${ctx.today}::date)`.as<'r'>('r')
  const row = await ctx.db.selectFrom(held).selectAll().executeTakeFirst()
  return row?.text && row.unitSortKey ? { text: row.text, unitSortKey: row.unitSortKey } : undefined
}

/** Another delegation of the same role by the same giver that shares a day. */
export const findOverlap = (ctx: QueryContext, from: { accountId: string; role: Role }, term: { fromOn: string; toOn: string }) =>
  ctx.db
    .selectFrom('delegations')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('fromAccountId', '=', from.accountId)
    .where('role', '=', from.role as 'unitHead')
    .where('endedAt', 'is', null)
    .where('fromOn', '<=', term.toOn)
    .where('toOn', '>=', term.fromOn)
    .select(['fromOn', 'toOn'])
    .executeTakeFirst()

/** Who may stand in for the caller's own role, or for somebody in the office's reach; never the caller. */
export async function findTakersAsked(
  ctx: QueryContext,
  { fromId, role }: { fromId?: string | undefined; role?: Role | undefined },
) {
  const { accountId } = ctx.actor
  if (fromId === undefined) return findTakers(ctx, { accountId, role: ctx.actor.role })
  const giver = (await findGivers(ctx, undefined, fromId)).find((g) => g.role === role)
  const takers = giver ? await findTakers(ctx, { accountId: fromId, role: giver.role }) : []
  return takers.filter((t) => t.accountId !== accountId)
}
