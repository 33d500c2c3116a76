import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { canConfirm, canReturn } from '../policy.ts'
import { moveHazard, type OnHazard, subjectsOf, takeHazard } from './start-rectification.ts'

interface Confirming extends OnHazard {
  body: { version: number; note: string }
}

/** 确认整改 — the next level of the unit's chain above the owner. */
export async function confirmHazard(ctx: CommandContext, input: Confirming): Promise<{ id: string }> {
  const hazard = await takeHazard(ctx, input, 'confirm', canConfirm)
  const { accountId, personId } = ctx.actor
  await moveHazard(ctx, hazard, {
    act: 'confirm',
    set: { confirmedBy: accountId, confirmedByPerson: personId },
    step: { act: 'confirmed', note: input.body.note || null },
  })
  await recordEvent(ctx, { verb: 'hazard.confirmed', subjects: subjectsOf([hazard]) })
  return { id: hazard.id }
}

interface Returning extends OnHazard {
  body: { version: number; reason: string }
}

/** 退回整改 — by whoever would confirm or verify now, with the reason; the steps keep what was submitted. */
export async function returnHazard(ctx: CommandContext, input: Returning): Promise<{ id: string }> {
  const { reason } = input.body
  const hazard = await takeHazard(ctx, input, 'return', canReturn)
  await moveHazard(ctx, hazard, {
    act: 'return',
    set: { submittedBy: null, submittedByPerson: null, confirmedBy: null, confirmedByPerson: null },
    step: { act: 'returned', note: reason },
  })
  await recordEvent(ctx, {
    verb: 'hazard.returned',
    subjects: subjectsOf([hazard]),
    changes: [{ field: 'reason', after: reason }],
  })
  return { id: hazard.id }
}
