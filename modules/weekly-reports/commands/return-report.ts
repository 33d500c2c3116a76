import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { forbidden } from '../../../platform/errors.ts'
import { canConfirm, isOffice } from '../policy.ts'
import { transitions } from '../workflow.ts'
import { rowOf, type Seen, subjectOf, takeReport } from './prepare-report.ts'

interface Returning extends Seen {
  body: { version: number; reason: string }
}

/** 退回周报 — by the head to the clerk, or by the office to the unit, with the reason; in time or late does not change. */
export async function returnReport(ctx: CommandContext, input: Returning): Promise<{ id: string }> {
  const act = isOffice(ctx.actor) ? 'officeReturn' : 'return'
  if (!isOffice(ctx.actor) && !canConfirm(ctx.actor, { preparedBy: null })) throw forbidden()
  const taken = await takeReport(ctx, input, act)
  if (!isOffice(ctx.actor) && !canConfirm(ctx.actor, taken)) throw forbidden('自己送审的周报，要由本单位领导审核。')
  const { reason } = input.body
  await rowOf(ctx, taken)
    .set({
      state: transitions[act].to,
      returnedByName: ctx.actor.name,
      returnedAt: ctx.now,
      returnReason: reason,
      version: taken.version + 1,
    })
    .execute()
  await recordEvent(ctx, {
    verb: 'weeklyReport.returned',
    subjects: [subjectOf(taken)],
    changes: [{ field: 'reason', after: reason }],
  })
  return { id: taken.id }
}
