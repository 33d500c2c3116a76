import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import { canScreen } from '../policy.ts'
import { subjectOf, takeReturn } from './save-answers.ts'

interface Input {
  params: { id: string }
  body: { version: number; dueOn: string; reason: string }
}

/** 延期 — one unit's day becomes a later one, with the reason; a missing one has time again. */
export async function extendReturn(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  if (!canScreen(ctx.actor)) throw forbidden()
  const taken = await takeReturn(ctx, params.id, body.version, 'extend')
  if (body.dueOn <= taken.dueOn || body.dueOn < ctx.today)
    throw invalid('dueOn', '新的截止日期要晚于原来的，也不能早于今天。', 'notLater')
  await ctx.tx
    .updateTable('screeningReturns')
    .set({ dueOn: body.dueOn, extendReason: body.reason, version: taken.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', taken.id)
    .where('state', '=', 'waiting')
    .where('version', '=', taken.version)
    .execute()
  await recordEvent(ctx, {
    verb: 'screeningReturn.extended',
    subjects: [subjectOf(taken)],
    changes: [
      { field: 'dueOn', before: taken.dueOn, after: body.dueOn },
      { field: 'reason', after: body.reason },
    ],
  })
  return { id: taken.id }
}
