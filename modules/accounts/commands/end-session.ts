import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'

/** Ends one of the own sessions, this one included. */
export async function endSession(ctx: CommandContext, id: string): Promise<void> {
  const { bureauId, accountId } = ctx.actor
  const ended = await ctx.tx
    .updateTable('sessions')
    .set({ endedAt: ctx.now })
    .where('bureauId', '=', bureauId)
    .where('accountId', '=', accountId)
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!ended) throw notFound()
  await recordEvent(ctx, { verb: 'session.ended', subjects: [{ id: accountId, kind: 'account' }] })
}
