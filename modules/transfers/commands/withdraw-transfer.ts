import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { canPropose, canWithdraw } from '../policy.ts'
import { lockTransfer } from '../queries.ts'

interface Input {
  params: { id: string }
  body: { version: number }
}

/** 撤回调动申请 — the unit no longer asks; what was answered stays as it is. */
export async function withdrawTransfer(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  if (!canPropose(ctx.actor)) throw forbidden()
  const proposal = await lockTransfer(ctx, params.id)
  assertVersion(proposal, body.version)
  if (!canWithdraw(ctx.actor, proposal.state))
    throw new DomainError('conflict', 'notOpen', '这条申请已经答复或者撤回，不能再撤回。')
  await ctx.tx
    .updateTable('transferProposals')
    .set({ state: 'withdrawn', version: body.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', proposal.id)
    .where('version', '=', body.version)
    .where('state', '=', 'open')
    .execute()
  await recordEvent(ctx, {
    verb: 'transfer.withdrawn',
    subjects: [{ id: proposal.id, kind: 'transferProposal', unitSortKey: proposal.unitSortKey }],
    changes: [{ field: 'state', before: 'open', after: 'withdrawn' }],
  })
  return { id: proposal.id }
}
