import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import { canConfirm, canReturn, canSendOut } from '../policy.ts'
import { transitions } from '../workflow.ts'
import { subjectOf, takePart, takeParts } from './save-part.ts'

interface Input {
  params: { id: string }
  body: { version: number }
}
const nobody = { state: 'submitted', submittedBy: null }

/** 确认 — the unit's head or leader in charge stands behind what was handed in. */
export async function confirmPart(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  if (!canConfirm(ctx.actor, nobody)) throw forbidden()
  const taken = await takePart(ctx, { id: params.id, version: body.version }, 'confirm')
  if (!canConfirm(ctx.actor, taken)) throw forbidden('自己报送的，要由本单位另一位领导确认。')
  const { bureauId, accountId, name } = ctx.actor
  await ctx.tx
    .updateTable('ownFormParts')
    .set({
      ...{ state: transitions.confirm.to, confirmedBy: accountId, confirmedByName: name, confirmedAt: ctx.now },
      version: taken.version + 1,
    })
    .where('bureauId', '=', bureauId)
    .where('id', '=', taken.id)
    .where('state', 'in', [...transitions.confirm.from])
    .where('version', '=', taken.version)
    .execute()
  await recordEvent(ctx, { verb: 'ownFormPart.confirmed', subjects: [subjectOf(taken)] })
  return { id: taken.id }
}

interface Returning extends Input {
  body: { version: number; reason: string }
}

/** 退回 — with the reason; the unit submits again, the first submission still decides whether it was late. */
export async function returnPart(ctx: CommandContext, { params, body }: Returning): Promise<{ id: string }> {
  if (!canReturn(ctx.actor, nobody)) throw forbidden()
  const taken = await takePart(ctx, { id: params.id, version: body.version }, 'return')
  if (!canReturn(ctx.actor, taken)) throw forbidden('已经确认的由辅警办退回；自己报送的由本单位另一位领导退回。')
  const { bureauId, name } = ctx.actor
  const submissions = taken.submissions.map((s) => (s.number === taken.number ? { ...s, returnReason: body.reason } : s))
  await ctx.tx
    .updateTable('ownFormParts')
    .set({
      ...{ state: transitions.return.to, returnedByName: name, returnedAt: ctx.now, returnReason: body.reason },
      ...{ submissions: JSON.stringify(submissions), version: taken.version + 1 },
    })
    .where('bureauId', '=', bureauId)
    .where('id', '=', taken.id)
    .where('state', 'in', [...transitions.return.from])
    .where('version', '=', taken.version)
    .execute()
  await recordEvent(ctx, {
    verb: 'ownFormPart.returned',
    subjects: [subjectOf(taken)],
    changes: [{ field: 'reason', after: body.reason }],
  })
  return { id: taken.id }
}

interface Extending {
  body: { parts: { id: string; version: number }[]; dueOn: string; reason: string }
}

/** 延期 — the day of what some units still owe becomes a later one, with one reason; a missing one has time again. All or none. */
export async function extendParts(ctx: CommandContext, { body }: Extending): Promise<{ ids: string[] }> {
  if (!canSendOut(ctx.actor)) throw forbidden()
  const { dueOn, reason } = body
  const all = await takeParts(ctx, body.parts, 'extend')
  if (dueOn < ctx.today || all.some((p) => dueOn <= p.dueOn))
    throw invalid('dueOn', '新的截止日期要晚于原来的，也不能早于今天。', 'notLater')
  const ids = all.map((p) => p.id)
  await ctx.tx
    .updateTable('ownFormParts')
    .set((e) => ({ dueOn, extendReason: reason, version: e('version', '+', 1) }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', 'in', ids)
    .where('state', 'in', [...transitions.extend.from])
    .execute()
  await recordEvent(ctx, {
    verb: 'ownFormPart.extended',
    subjects: all.map(subjectOf),
    changes: [
      ...all.map((p) => ({ subjectId: p.id, field: 'dueOn', before: p.dueOn, after: dueOn })),
      { field: 'reason', after: reason },
    ],
  })
  return { ids }
}
