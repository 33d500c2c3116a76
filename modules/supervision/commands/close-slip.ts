import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { isIssuer } from '../policy.ts'
import type { Answer } from '../tables.ts'
import { moveSlip, type OnSlip, subjectsOf, takeSlip, type WithReason } from './receive-slip.ts'

/** 办结 — by who issued it; the task keeps its own state and light. */
export async function closeSlip(ctx: CommandContext, input: OnSlip): Promise<{ id: string }> {
  const slip = await takeSlip(ctx, input, 'close', isIssuer)
  const set = { closedOn: ctx.today, closedByName: ctx.actor.name }
  await moveSlip(ctx, slip, { act: 'close', set, note: `${slip.number ?? ''}办结` })
  await recordEvent(ctx, { verb: 'supervisionSlip.closed', subjects: subjectsOf([slip]) })
  return { id: slip.id }
}

/** 退回答复 — with the reason; the unit answers again, its day stays. */
export async function returnSlip(ctx: CommandContext, input: WithReason): Promise<{ id: string }> {
  const slip = await takeSlip(ctx, input, 'return', isIssuer)
  const { reason } = input.body
  const returned = { reason, by: ctx.actor.name, at: ctx.now.toISOString() }
  const set = { answers: sql<readonly Answer[]>`jsonb_set("answers", '{-1,returned}', ${JSON.stringify(returned)}::jsonb)` }
  await moveSlip(ctx, slip, { act: 'return', set, note: `${slip.number ?? ''}的答复退回：${reason}` })
  await recordEvent(ctx, {
    verb: 'supervisionSlip.returned',
    subjects: subjectsOf([slip]),
    changes: [{ field: 'reason', after: reason }],
  })
  return { id: slip.id }
}

/** 撤回 — by who issued it, with the reason; the number stays given. */
export async function withdrawSlip(ctx: CommandContext, input: WithReason): Promise<{ id: string }> {
  const slip = await takeSlip(ctx, input, 'withdraw', isIssuer)
  const { reason } = input.body
  const set = { endReason: reason, closedOn: ctx.today, closedByName: ctx.actor.name }
  await moveSlip(ctx, slip, { act: 'withdraw', set, note: slip.number === null ? null : `${slip.number}撤回：${reason}` })
  await recordEvent(ctx, {
    verb: 'supervisionSlip.withdrawn',
    subjects: subjectsOf([slip]),
    changes: [{ field: 'reason', after: reason }],
  })
  return { id: slip.id }
}
