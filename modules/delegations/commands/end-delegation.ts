import { takeDelegation } from '../../../platform/access/delegated.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import { canEnd, stateOn } from '../policy.ts'
import { lockDelegation } from '../queries.ts'

interface Input {
  params: { id: string }
  body: { version: number; reason: string | null }
}

/** 结束委托 — at once: acts under way are waited for, none starts after; what was begun stays. Whoever gives it back says why. */
export async function endDelegation(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  await takeDelegation(ctx, params.id)
  const row = await lockDelegation(ctx, params.id)
  assertVersion(row, body.version)
  if (stateOn(row, ctx.today) === 'over') throw new DomainError('conflict', 'over', '这件委托已经结束。')
  if (!canEnd(ctx.actor, row, ctx.today)) throw forbidden()
  if (ctx.actor.accountId !== row.fromAccountId && body.reason === null)
    throw invalid('reason', '不是委托人自己结束的，写明原因。', 'reasonMissing')
  await ctx.tx
    .updateTable('delegations')
    .set({ endedAt: ctx.now, endedByName: ctx.actor.name, endReason: body.reason, version: row.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .where('endedAt', 'is', null)
    .execute()
  await recordEvent(ctx, {
    verb: 'delegation.ended',
    subjects: [{ id: row.id, kind: 'delegation' }],
    changes: [{ field: 'reason', after: body.reason }],
  })
  return { id: row.id }
}
