import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import type { Role } from '../../../platform/http/contract.ts'
import { roleNames } from '../../../platform/http/roles.ts'
import { newId } from '../../../platform/ids.ts'
import { canLend, canLendForAbsent, termFault } from '../policy.ts'
import { findGivers, findOverlap, findReach, findTakers } from '../queries.ts'

interface Term {
  toId: string
  fromOn: string
  toOn: string
  reason: string
}
interface Giver {
  readonly accountId: string
  readonly name: string
  readonly role: Role
}

/** The days hold, the role is held and lent to nobody else on any of them; who stands in. */
async function settle(ctx: CommandContext, from: Giver, body: Term) {
  const fault = termFault(body, ctx.today)
  if (fault) throw invalid(fault[0], fault[2], fault[1])
  await ctx.tx
    .selectNoFrom(sql`pg_advisory_xact_lock(hashtextextended(${`${from.accountId} ${from.role}`}, 12))`.as('turn'))
    .execute()
  const reach = await findReach(ctx, from)
  if (!reach) throw forbidden('今天没有这个身份，不能委托。')
  const taker = (await findTakers(ctx, from)).find((t) => t.accountId === body.toId)
  if (!taker || body.toId === ctx.actor.accountId)
    throw invalid('toId', '只能委托给本单位、下一级或者分管的领导和民警，而且要有自己的账号和身份。', 'unsuitableTaker')
  const other = await findOverlap(ctx, from, body)
  if (other)
    throw new DomainError(
      'conflict',
      'overlaps',
      `${other.fromOn} 至 ${other.toOn} 已经委托过这个身份，先结束那一件，或者换日期。`,
    )
  return { taker, reach }
}

async function write(ctx: CommandContext, from: Giver, body: Term): Promise<{ id: string }> {
  const { taker, reach } = await settle(ctx, from, body)
  const { bureauId, accountId, name } = ctx.actor
  const id = newId()
  await ctx.tx
    .insertInto('delegations')
    .values({
      bureauId,
      id,
      fromAccountId: from.accountId,
      fromName: from.name,
      toAccountId: taker.accountId,
      toName: taker.name,
      role: from.role,
      reachText: reach.text,
      unitSortKey: reach.unitSortKey,
      fromOn: body.fromOn,
      toOn: body.toOn,
      reason: body.reason,
      madeBy: accountId,
      madeByName: name,
      madeAt: ctx.now,
      version: 1,
    })
    .execute()
  await recordEvent(ctx, {
    verb: from.accountId === accountId ? 'delegation.made' : 'delegation.madeForAbsent',
    subjects: [
      { id, kind: 'delegation', unitSortKey: reach.unitSortKey },
      { id: from.accountId, kind: 'account' },
      { id: taker.accountId, kind: 'account' },
    ],
    changes: [
      { subjectId: id, field: 'role', after: `${roleNames[from.role]}（${reach.text}）` },
      { subjectId: id, field: 'days', after: `${body.fromOn} 至 ${body.toOn}` },
      { subjectId: id, field: 'to', after: taker.name },
      { subjectId: id, field: 'reason', after: body.reason },
    ],
  })
  return { id }
}

/** 委托 — the own role of now, for some days, to an officer who can stand in. */
export async function makeDelegation(ctx: CommandContext, { body }: { body: Term }): Promise<{ id: string }> {
  if (!canLend(ctx.actor)) throw forbidden()
  const { accountId, name, role } = ctx.actor
  return write(ctx, { accountId, name, role }, body)
}

/** 代为委托 — the office, for somebody of a unit who is absent. */
export async function makeForAbsent(
  ctx: CommandContext,
  { body }: { body: Term & { fromId: string; role: 'unitHead' | 'leaderInCharge' | 'unitClerk' } },
): Promise<{ id: string }> {
  if (!canLendForAbsent(ctx.actor, body.role)) throw forbidden()
  if (body.fromId === ctx.actor.accountId) throw invalid('fromId', '自己的身份请自己委托。', 'ownRole')
  const giver = (await findGivers(ctx, undefined, body.fromId)).find((g) => g.role === body.role)
  if (!giver) throw invalid('fromId', '没有找到这个人，或者他今天没有这个身份。', 'unknownGiver')
  return write(ctx, { accountId: giver.accountId, name: giver.name, role: giver.role }, body)
}
