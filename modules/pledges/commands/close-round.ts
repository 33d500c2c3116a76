import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { withdrawRequests } from '../../signatures/public.ts'
import { canChangeRound } from '../policy.ts'
import { lockRound } from '../queries.ts'

interface Input {
  params: { id: string }
  body: { version: number; reason: string }
}

/** The round to be changed, locked, still open and the one the editor saw. */
export async function takeRound(ctx: CommandContext, { params, body }: Pick<Input, 'params'> & { body: { version: number } }) {
  const round = await lockRound(ctx, params.id)
  if (round.closedAt !== null) throw new DomainError('conflict', 'roundClosed', '这一批已经结束，不能再改。')
  if (!canChangeRound(ctx, round)) throw forbidden('这一批不是您发起的范围，不能改。')
  assertVersion(round, body.version)
  return round
}

/** 结束签订批次 — who has not answered is no longer asked; what was signed stays. */
export async function closeRound(ctx: CommandContext, input: Input): Promise<{ id: string }> {
  const round = await takeRound(ctx, input)
  const { bureauId, accountId, name } = ctx.actor
  await ctx.tx
    .updateTable('signingRounds')
    .set({ closedBy: accountId, closedByName: name, closedAt: ctx.now, version: round.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', round.id)
    .where('version', '=', round.version)
    .execute()
  await withdrawRequests(ctx.tx, bureauId, round.id)
  await recordEvent(ctx, {
    verb: 'round.closed',
    subjects: [{ id: round.id, kind: 'signingRound', unitSortKey: round.unitSortKey }],
    changes: [{ field: 'reason', after: input.body.reason }],
  })
  return { id: round.id }
}
