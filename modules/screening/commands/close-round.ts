import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { canChangeRound, canScreen } from '../policy.ts'
import { lockRound } from '../queries.ts'

interface Input {
  params: { id: string }
  body: { version: number; reason: string }
}

/** The round to be changed, locked, still open and opened in the actor's reach. */
export async function takeRound(ctx: CommandContext, id: string) {
  if (!canScreen(ctx.actor)) throw forbidden()
  const whoMay = '您可以看这一批；它由发起的辅警办改。'
  const round = await lockRound(ctx, id, whoMay)
  if (round.closedAt !== null) throw new DomainError('conflict', 'roundClosed', '这一批已经结束，不能再改。')
  if (!canChangeRound(ctx, round)) throw forbidden(whoMay)
  return round
}

/** 结束排查批次 — nobody answers any more; what was submitted stays, whose day had not come is released. */
export async function closeRound(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const round = await takeRound(ctx, params.id)
  assertVersion(round, body.version)
  const { bureauId, name } = ctx.actor
  await ctx.tx
    .updateTable('screeningRounds')
    .set({ closedAt: ctx.now, closedByName: name, closeReason: body.reason, version: round.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', round.id)
    .where('closedAt', 'is', null)
    .where('version', '=', round.version)
    .execute()
  await ctx.tx
    .updateTable('screeningReturns')
    .set((e) => ({ closedAt: ctx.now, version: e('version', '+', 1) }))
    .where('bureauId', '=', bureauId)
    .where('roundId', '=', round.id)
    .execute()
  await recordEvent(ctx, {
    verb: 'screeningRound.closed',
    subjects: [{ id: round.id, kind: 'screeningRound', unitSortKey: round.unitSortKey }],
    changes: [{ field: 'reason', after: body.reason }],
  })
  return { id: round.id }
}
