import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import { canScreen } from '../policy.ts'
import { subjectOf, takeReturns } from './save-answers.ts'

interface Extending {
  body: { returns: { id: string; version: number }[]; dueOn: string; reason: string }
}

/** 延期 — the day of one unit or of several becomes a later one, with one reason; a missing one has time again. All or none. */
export async function extendReturns(ctx: CommandContext, { body }: Extending): Promise<{ ids: string[] }> {
  if (!canScreen(ctx.actor)) throw forbidden()
  const { dueOn, reason } = body
  const all = await takeReturns(ctx, body.returns, 'extend')
  if (dueOn < ctx.today || all.some((r) => dueOn <= r.dueOn))
    throw invalid('dueOn', '新的截止日期要晚于原来的，也不能早于今天。', 'notLater')
  await ctx.tx
    .updateTable('screeningReturns')
    .set((e) => ({ dueOn, extendReason: reason, version: e('version', '+', 1) }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where(
      'id',
      'in',
      all.map((r) => r.id),
    )
    .where('state', '=', 'waiting')
    .execute()
  await recordEvent(ctx, {
    verb: 'screeningReturn.extended',
    subjects: all.map(subjectOf),
    changes: [
      ...all.map((r) => ({ subjectId: r.id, field: 'dueOn', before: r.dueOn, after: dueOn })),
      { field: 'reason', after: reason },
    ],
  })
  return { ids: all.map((r) => r.id) }
}

interface Input {
  params: { id: string }
  body: { version: number; dueOn: string; reason: string }
}

/** 延期 of one unit. */
export async function extendReturn(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const { version, dueOn, reason } = body
  await extendReturns(ctx, { body: { returns: [{ id: params.id, version }], dueOn, reason } })
  return { id: params.id }
}
