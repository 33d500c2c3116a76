import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { forbidden } from '../../../platform/errors.ts'
import { canConfirm } from '../policy.ts'
import { transitions } from '../workflow.ts'
import { subjectOf, type Taken, takeReturn } from './save-answers.ts'

interface Input {
  params: { id: string }
  body: { version: number }
}

async function takeSubmitted(ctx: CommandContext, { params, body }: Input, act: 'confirm' | 'return'): Promise<Taken> {
  if (!canConfirm(ctx.actor, { submittedBy: null })) throw forbidden()
  const taken = await takeReturn(ctx, params.id, body.version, act)
  if (!canConfirm(ctx.actor, taken)) throw forbidden('自己报送的，要由本单位另一位领导确认。')
  return taken
}

/** 确认填报 — the unit's head or leader in charge stands behind it. */
export async function confirmReturn(ctx: CommandContext, input: Input): Promise<{ id: string }> {
  const taken = await takeSubmitted(ctx, input, 'confirm')
  const { bureauId, accountId, name } = ctx.actor
  await ctx.tx
    .updateTable('screeningReturns')
    .set({
      state: transitions.confirm.to,
      confirmedBy: accountId,
      confirmedByName: name,
      confirmedAt: ctx.now,
      version: taken.version + 1,
    })
    .where('bureauId', '=', bureauId)
    .where('id', '=', taken.id)
    .where('state', '=', 'submitted')
    .where('version', '=', taken.version)
    .execute()
  await recordEvent(ctx, { verb: 'screeningReturn.confirmed', subjects: [subjectOf(taken)] })
  return { id: taken.id }
}

interface Returning extends Input {
  body: { version: number; reason: string }
}

/** 退回填报 — with the reason; hazards that were opened stay in the ledger. */
export async function returnReturn(ctx: CommandContext, input: Returning): Promise<{ id: string }> {
  const taken = await takeSubmitted(ctx, input, 'return')
  await ctx.tx
    .updateTable('screeningReturns')
    .set({
      state: transitions.return.to,
      returnedByName: ctx.actor.name,
      returnedAt: ctx.now,
      returnReason: input.body.reason,
      version: taken.version + 1,
    })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', taken.id)
    .where('state', '=', 'submitted')
    .where('version', '=', taken.version)
    .execute()
  await recordEvent(ctx, {
    verb: 'screeningReturn.returned',
    subjects: [subjectOf(taken)],
    changes: [{ field: 'reason', after: input.body.reason }],
  })
  return { id: taken.id }
}
