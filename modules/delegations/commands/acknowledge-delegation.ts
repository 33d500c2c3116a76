import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { canAcknowledge, stateOn } from '../policy.ts'
import { lockDelegation } from '../queries.ts'

interface Input {
  params: { id: string }
  body: { version: number }
}

/** 知道了 — whoever stands in has seen it; the delegation does not wait for it. */
export async function acknowledgeDelegation(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const row = await lockDelegation(ctx, params.id)
  assertVersion(row, body.version)
  if (stateOn(row, ctx.today) === 'over') throw new DomainError('conflict', 'over', '这件委托已经结束。')
  if (!canAcknowledge(ctx.actor, row, ctx.today)) throw forbidden()
  await ctx.tx
    .updateTable('delegations')
    .set({ acknowledgedAt: ctx.now, version: row.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .where('acknowledgedAt', 'is', null)
    .execute()
  await recordEvent(ctx, { verb: 'delegation.acknowledged', subjects: [{ id: row.id, kind: 'delegation' }] })
  return { id: row.id }
}
