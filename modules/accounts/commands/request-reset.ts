import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertNone, resetRequestFault } from '../policy.ts'
import { lockAccount } from '../queries.ts'
import { subjectsOf } from './reset-secret.ts'

/** 申请重置口令 — asked by the unit of somebody who can't sign in; the system administrator does it. */
export async function requestReset(ctx: CommandContext, { params }: { params: { id: string } }): Promise<{ id: string }> {
  const account = await lockAccount(ctx, params.id)
  assertNone(resetRequestFault(ctx.actor, account))
  await ctx.tx
    .updateTable('accounts')
    .set({ resetAskedAt: ctx.now, resetAskedBy: ctx.actor.accountId, version: account.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('accountId', '=', params.id)
    .execute()
  await recordEvent(ctx, { verb: 'account.resetAsked', subjects: subjectsOf(account) })
  return { id: params.id }
}
