import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { invalid } from '../../../platform/errors.ts'
import { takeRound } from './close-round.ts'

interface Input {
  params: { id: string }
  body: { version: number; dueOn: string | null; reason: string }
}

/** 改签订时限 — the round and whoever has not answered get the new day. */
export async function moveDeadline(ctx: CommandContext, input: Input): Promise<{ id: string }> {
  const { dueOn, reason } = input.body
  const round = await takeRound(ctx, input)
  if (dueOn !== null && (dueOn < ctx.today || dueOn < round.fromOn))
    throw invalid('dueOn', '新的截止日期不能早于今天，也不能早于开始日期。', 'past')
  await ctx.tx
    .updateTable('signingRounds')
    .set({ dueOn, version: round.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', round.id)
    .where('version', '=', round.version)
    .execute()
  await ctx.tx
    .updateTable('signingRequests')
    .set((e) => ({ dueOn, version: e('version', '+', 1) }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('occasionId', '=', round.id)
    .where('state', '=', 'open')
    .execute()
  await recordEvent(ctx, {
    verb: 'round.deadlineMoved',
    subjects: [{ id: round.id, kind: 'signingRound', unitSortKey: round.unitSortKey }],
    changes: [
      { field: 'dueOn', before: round.dueOn, after: dueOn },
      { field: 'reason', after: reason },
    ],
  })
  return { id: round.id }
}
