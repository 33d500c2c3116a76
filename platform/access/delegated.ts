import { sql } from 'kysely'
import type { Actor, QueryContext, Reader } from '../context.ts'
import { DomainError } from '../errors.ts'
import type { Role } from '../http/contract.ts'
import { roleNames } from '../http/roles.ts'

/** 委托 — one officer acts in another's place under one role, from a day to a day; never in signatures or sealed files. */
export interface DelegationRow {
  bureauId: string
  id: string
  /** 谁的身份 */
  fromAccountId: string
  fromName: string
  /** 谁代行 */
  toAccountId: string
  toName: string
  role: Role
  /** 这个身份管到哪里，记下时的说法 */
  reachText: string
  /** 委托人的身份在哪里；管几个单位的，取排在最前的 */
  unitSortKey: string
  fromOn: string
  /** 最后一天，北京时间当天二十四时止 */
  toOn: string
  reason: string
  /** 本人委托的就是本人；人不在的由辅警办代为记下 */
  madeBy: string
  madeByName: string
  madeAt: Date
  acknowledgedAt: Date | null
  endedAt: Date | null
  endedByName: string | null
  endReason: string | null
  version: number
}
export interface DelegatedTables {
  delegations: DelegationRow
}

/** 谢春燕（代郭立军）: how the trail and every record name who acts in another's place. */
export const inPlaceOf = (name: string, of: string): string => `${name}（代${of}）`

export const delegationOver = () =>
  new DomainError('forbidden', 'delegationOver', '委托已经结束，这件事没有办理。代办期间办好的都留着；请在右上角换回自己的身份。')
export const notDelegable = () =>
  new DomainError(
    'forbidden',
    'notDelegable',
    '这件事不能代办：签名、签收、密封的卷、账号和规则由本人办理。自己的事请先在右上角换回自己的身份。',
  )

const turnOf = (delegationId: string) => sql`hashtextextended(${delegationId}, 11)`

/** In the transaction of every act under a delegation: the delegation still stands, and its end waits until the act is through. */
export async function assertDelegated(ctx: QueryContext): Promise<void> {
  const { bureauId, onBehalfOf } = ctx.actor
  if (!onBehalfOf) return
  await ctx.db.selectNoFrom(sql`pg_advisory_xact_lock_shared(${turnOf(onBehalfOf.delegationId)})`.as('turn')).execute()
  const standing = await ctx.db
    .selectFrom('delegations')
    .where('bureauId', '=', bureauId)
    .where('id', '=', onBehalfOf.delegationId)
    .where('endedAt', 'is', null)
    .where('toOn', '>=', ctx.today)
    .select('id')
    .executeTakeFirst()
  if (!standing) throw delegationOver()
}

/** Waits for acts under way under a delegation; from then on none starts before the transaction is over. */
export const takeDelegation = async (ctx: QueryContext, delegationId: string): Promise<void> => {
  await ctx.db.selectNoFrom(sql`pg_advisory_xact_lock(${turnOf(delegationId)})`.as('turn')).execute()
}

/** The persons as whom one may act where a role belongs to a named person: oneself, and in whose place one stands. */
export const standsAs = ({ personId, onBehalfOf }: Pick<Actor, 'personId' | 'onBehalfOf'>): string[] =>
  [personId, onBehalfOf?.personId].flatMap((id) => (id ? [id] : []))

/** Roles lent to an account today, whose giver still holds them. */
export async function findLentRoles(db: Reader, { bureauId, accountId }: Pick<Actor, 'bureauId' | 'accountId'>, today: string) {
  const lent = sql<LentRole>`"lentRoles"(${bureauId}::uuid, ${accountId}::uuid, ${today}::date)`.as<'l'>('l')
  return db.selectFrom(lent).select(['l.id', 'l.role', 'l.fromName', 'l.reachText', 'l.toOn']).execute()
}
type LentRole = Pick<DelegationRow, 'id' | 'role' | 'fromName' | 'reachText' | 'toOn'>

/** The delegation a session acts under, whether it stands or is over; and the one by which the role used now is lent to somebody else. */
export async function findDelegationsOf(
  db: Reader,
  session: { bureauId: string; accountId: string; role: Role; delegationId: string | null },
  today: string,
) {
  const own = db.selectFrom('delegations').where('bureauId', '=', session.bureauId)
  const columns = ['id', 'role', 'fromName', 'toName', 'reachText', 'toOn', 'endedAt'] as const
  const used = await own.where('id', '=', session.delegationId).select(columns).executeTakeFirst()
  const given = await own
    .where('fromAccountId', '=', session.accountId)
    .where('role', '=', session.role)
    .where('endedAt', 'is', null)
    .where('fromOn', '<=', today)
    .where('toOn', '>=', today)
    .select(columns)
    .executeTakeFirst()
  return { used, given: session.delegationId ? undefined : given }
}

/** 代郭立军 · 主要领导. */
export const lentLabel = (fromName: string, role: Role): string => `代${fromName} ${roleNames[role]}`
