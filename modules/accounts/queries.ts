import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { findDelegationsOf, findLentRoles } from '../../platform/access/delegated.ts'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext, Reader } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { DomainError, notFound } from '../../platform/errors.ts'
import type * as contract from './contract.ts'
import { nameOf, reach, stands, underUnit } from './filters.ts'
import type { Confirmer } from './policy.ts'

type QueryOf<E extends { query?: z.ZodType | undefined }> = z.infer<NonNullable<E['query']>>

interface Holder {
  readonly bureauId: string
  readonly accountId: string
  readonly personId: string | null
}

/** Grants and roster facts from which an account's roles follow. */
export async function roleFacts(db: Reader, { bureauId, accountId, personId }: Holder, today: string) {
  const grants = await db
    .selectFrom('grants as g')
    .leftJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'g.bureauId').onRef('u.id', '=', 'g.unitId'))
    .where((e) => e.and({ 'g.bureauId': bureauId, 'g.accountId': accountId }))
    .where(stands('g', today))
    .orderBy('u.unitSortKey')
    .select(['g.role', 'g.unitId', 'u.name as unitName', 'g.policeLine', 'g.fromOn', 'g.toOn'])
    .execute()
  const leads = sql<boolean>`exists (select 1 from "people" l where l."bureauId" = "people"."bureauId" and l."leadOfficerId" = "people"."id"
    and l."kind" = 'auxiliary' and l."voidedAt" is null and l."separatedOn" is null)`
  const person = await db
    .selectFrom('people')
    .where('bureauId', '=', bureauId)
    .where('id', '=', personId)
    .where('voidedAt', 'is', null)
    .select(['kind', 'separatedOn', leads.as('leads')])
    .executeTakeFirst()
  return {
    grants,
    isServingAuxiliary: person?.kind === 'auxiliary' && person.separatedOn === null,
    leads: person?.leads ?? false,
  }
}

/** The session as its owner sees it; run by the gate. */
export async function readSessionFacts(db: Reader, sessionId: string, today: string) {
  const row = await db
    .selectFrom('sessions as s')
    .innerJoin('accounts as a', (j) => j.onRef('a.bureauId', '=', 's.bureauId').onRef('a.accountId', '=', 's.accountId'))
    .innerJoin('secrets as x', (j) => j.onRef('x.bureauId', '=', 's.bureauId').onRef('x.accountId', '=', 's.accountId'))
    .innerJoin('bureaus as b', 'b.bureauId', 's.bureauId')
    .leftJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'a.bureauId').onRef('p.id', '=', 'a.personId'))
    .leftJoin('units as u', (j) =>
      j.onRef('u.bureauId', '=', 'a.bureauId').on(sql<SqlBool>`u."id" = coalesce(a."unitId", p."unitId")`),
    )
    .where(sql<SqlBool>`s."id" = ${sessionId} and s."endedAt" is null`)
    .select([
      's.bureauId',
      's.accountId',
      's.role',
      's.steppedUpAt',
      's.deskId',
      's.delegationId',
      'a.name',
      'a.login',
      'a.personId',
      'a.resetAt',
    ])
    .select(['x.isOneTime', 'x.pinHash', 'x.changedAt', 'x.pinSetAt', 'b.name as bureauName', 'b.shortName', 'b.isDemo'])
    .select(['u.id as unitId', 'u.name as unitName'])
    .executeTakeFirst()
  if (!row) throw new DomainError('unauthenticated', 'signInRequired', '登录已经结束，请重新登录。')
  const [lent, delegated] = [await findLentRoles(db, row, today), await findDelegationsOf(db, row, today)]
  return { ...row, facts: await roleFacts(db, row, today), lent, delegated }
}

/** Living sessions of an account; row-level security shows them to the owner and the system administrator. */
export function listSessions(ctx: QueryContext, accountId: string) {
  const alive = sql<SqlBool>`"endedAt" is null and "lastSeenAt" > ${ctx.now}::timestamptz - interval '12 hours'`
  return ctx.db
    .selectFrom('sessions')
    .where((e) => e.and({ bureauId: ctx.actor.bureauId, accountId }))
    .where(alive)
    .select(['id', 'role', 'createdAt', 'lastSeenAt', 'address', 'browser'])
    .orderBy('lastSeenAt', 'desc')
    .limit(50)
    .execute()
}

type AccountFilters = Omit<QueryOf<typeof contract.listAccounts>, 'limit' | 'cursor' | 'sort'>
interface Paging {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}
type SortValues<R> = (row: R) => readonly (string | Date)[]

/** Rows, the next cursor and the total of a query. */
async function pageOf<DB, T extends keyof DB, R>(
  query: SelectQueryBuilder<DB, T, R>,
  order: SortOrder,
  paging: Paging,
  values: SortValues<R>,
): Promise<{ rows: R[]; nextCursor: string | null; total: number }> {
  const limit = paging.limit ?? defaultLimit
  const count = query.clearSelect().select(sql<number>`count(*)::int`.as('n'))
  const { n } = (await count.executeTakeFirstOrThrow()) as { n: number }
  const after = query.where(afterCursor(order, paging.cursor)).orderBy(orderBy(order))
  return { ...toPage((await after.limit(limit + 1).execute()) as R[], limit, values), total: n }
}

function accountsInReach(ctx: QueryContext, filters: AccountFilters) {
  let query = ctx.db.selectFrom('accounts as a').where('a.bureauId', '=', ctx.actor.bureauId).where(reach(ctx))
  if (filters.state) query = query.where('a.state', '=', filters.state)
  if (filters.reset === 'asked') query = query.where('a.resetAskedAt', 'is not', null)
  if (filters.reset === 'done') query = query.where('a.resetAt', 'is not', null)
  if (filters.q) query = query.where(sql<SqlBool>`position(lower(${filters.q}) in lower(a."name" || ' ' || a."login")) > 0`)
  return filters.unitId ? query.where(underUnit('a', filters.unitId, filters.below ?? true)) : query
}

const byLogin = ['a.login', 'a.accountId']
const rosterOrder: SortOrder = { columns: ['a.unitSortKey', ...byLogin], direction: 'asc' }
const accountOrders: Record<string, SortOrder> = {
  login: { columns: byLogin, direction: 'asc' },
  '-login': { columns: byLogin, direction: 'desc' },
  '-resetAt': { columns: ['a.resetAt', 'a.accountId'], direction: 'desc' },
}

/** A page of the accounts in reach. */
export async function findAccounts(
  ctx: QueryContext,
  { limit, cursor, sort = 'order', ...asked }: QueryOf<typeof contract.listAccounts>,
) {
  const filters = sort === '-resetAt' ? { ...asked, reset: 'done' as const } : asked
  const order = accountOrders[sort] ?? rosterOrder
  return pageOf(accountsInReach(ctx, filters).selectAll('a'), order, { limit, cursor }, (r) => {
    if (sort === '-resetAt') return [r.resetAt ?? '', r.accountId]
    return sort === 'order' ? [r.unitSortKey, r.login, r.accountId] : [r.login, r.accountId]
  })
}

export const findAllAccounts = (ctx: QueryContext, filters: AccountFilters) =>
  accountsInReach(ctx, filters).selectAll('a').orderBy(orderBy(rosterOrder)).execute()

/** One account in reach, with its sessions and grants as far as the reader may see them; notFound outside. */
export async function findAccount(ctx: QueryContext, id: string) {
  const asked = accountsInReach(ctx, {}).where('a.accountId', '=', id).selectAll('a')
  const account = await asked.select([nameOf('a.resetAskedBy').as('asker'), nameOf('a.openedBy').as('opener')]).executeTakeFirst()
  if (!account) throw notFound()
  const grants = await selectGrants(ctx).where('g.accountId', '=', id).orderBy('g.proposedAt', 'desc').execute()
  return { ...account, sessions: await listSessions(ctx, id), grants }
}

/** An account in reach, locked for a change; notFound outside. */
export async function lockAccount(ctx: QueryContext, id: string) {
  const account = await accountsInReach(ctx, {}).where('a.accountId', '=', id).selectAll('a').forUpdate().executeTakeFirst()
  if (!account) throw notFound()
  return account
}

type CandidateFilters = Omit<QueryOf<typeof contract.listCandidates>, 'limit' | 'cursor' | 'sort'>

function candidates(ctx: QueryContext, { q, kind, unitId, below = true }: CandidateFilters) {
  const isOpened = sql<SqlBool>`exists (select 1 from "accounts" a where a."bureauId" = "people"."bureauId" and a."personId" = "people"."id")`
  let query = ctx.db
    .selectFrom('people')
    .innerJoin('units', (j) => j.onRef('units.bureauId', '=', 'people.bureauId').onRef('units.id', '=', 'people.unitId'))
    .where('people.bureauId', '=', ctx.actor.bureauId)
    .where(inScope(ctx.scope, 'people.unitSortKey'))
    .where(sql<SqlBool>`"people"."voidedAt" is null and "people"."separatedOn" is null and not ${isOpened}`)
    .select(['people.id', 'people.name', 'people.number', 'people.kind', 'units.name as unitName'])
    .select(['people.unitSortKey', 'people.numberSortKey'])
  if (q) query = query.where(sql<SqlBool>`(position(${q} in "people"."name") > 0 or lower("people"."number") = lower(${q}))`)
  if (kind) query = query.where('people.kind', '=', kind)
  return unitId ? query.where(underUnit('people', unitId, below)) : query
}

const candidateColumns = ['people.unitSortKey', 'people.kind', 'people.numberSortKey', 'people.id']
const candidateOrder: SortOrder = { columns: candidateColumns, direction: 'asc' }

/** People of the own units who have no account yet. */
export function findCandidates(ctx: QueryContext, { limit, cursor, ...filters }: QueryOf<typeof contract.listCandidates>) {
  const asked = candidates(ctx, filters)
  return pageOf(asked, candidateOrder, { limit, cursor }, (r) => [r.unitSortKey, r.kind, r.numberSortKey, r.id])
}

/** Grants with the names of everybody in them. */
function selectGrants(ctx: QueryContext) {
  return ctx.db
    .selectFrom('grants as g')
    .innerJoin('accounts as a', (j) => j.onRef('a.bureauId', '=', 'g.bureauId').onRef('a.accountId', '=', 'g.accountId'))
    .leftJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'g.bureauId').onRef('u.id', '=', 'g.unitId'))
    .where('g.bureauId', '=', ctx.actor.bureauId)
    .selectAll('g')
    .select(['a.name', 'a.login', 'a.unitName', 'a.state as accountState', 'u.name as scopeName'])
    .select([nameOf('g.proposedBy').as('proposer'), nameOf('g.confirmedBy').as('confirmer'), nameOf('g.revokedBy').as('revoker')])
}

const standing = (today: string): Record<string, RawBuilder<SqlBool>> => ({
  revoked: sql`g."revokedAt" is not null`,
  ended: sql`g."revokedAt" is null and g."toOn" <= ${today}`,
  proposed: sql`g."revokedAt" is null and g."confirmedAt" is null and (g."toOn" is null or g."toOn" > ${today})`,
  coming: sql`g."revokedAt" is null and g."confirmedAt" is not null and g."fromOn" > ${today}`,
  active: stands('g', today),
})
const moment = sql<string>`to_char(g."proposedAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
const newestGrant: SortOrder = { columns: ['g.proposedAt', 'g.id'], direction: 'desc' }

/** A page of grants, newest first, to the microsecond: by a Date, which ends at milliseconds, those of one act were lost between pages. */
export function findGrants(ctx: QueryContext, { limit, cursor, q, role, state }: QueryOf<typeof contract.listGrants>) {
  let query = selectGrants(ctx)
  if (role) query = query.where('g.role', '=', role)
  if (state) query = query.where(standing(ctx.today)[state] ?? sql<SqlBool>`false`)
  if (q) query = query.where(sql<SqlBool>`position(lower(${q}) in lower(a."name" || ' ' || a."login")) > 0`)
  return pageOf(query.select(moment.as('moment')), newestGrant, { limit, cursor }, (r) => [r.moment, r.id])
}

export async function findGrant(ctx: QueryContext, id: string) {
  const grant = await selectGrants(ctx).where('g.id', '=', id).executeTakeFirst()
  if (!grant) throw notFound()
  return grant
}

/** Who confirms today: the political office leader; the system administrator while there is none who can sign in. */
export async function confirmerToday(ctx: QueryContext): Promise<Confirmer> {
  const leader = await ctx.db
    .selectFrom('grants as g')
    .innerJoin('accounts as a', (j) => j.onRef('a.bureauId', '=', 'g.bureauId').onRef('a.accountId', '=', 'g.accountId'))
    .where((e) => e.and({ 'g.bureauId': ctx.actor.bureauId, 'g.role': 'politicalOfficeLeader', 'a.state': 'open' }))
    .where(stands('g', ctx.today))
    .select('g.id')
    .executeTakeFirst()
  return leader ? 'politicalOfficeLeader' : 'systemAdministrator'
}

/** Names and ids of open units, and the police lines there are; what a grant needs to say its reach. */
export async function findGrantUnits(ctx: QueryContext) {
  const rows = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('closedOn', 'is', null)
    .select(['id', 'parentId', 'name', 'policeLine'])
    .orderBy('unitSortKey')
    .execute()
  return { rows, policeLines: [...new Set(rows.flatMap((r) => (r.policeLine ? [r.policeLine] : [])))] }
}
