import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import { isFrom, lockTasks, raiseTask } from '../../tasks/public.ts'
import { canApprove } from '../policy.ts'
import { moveSlip, type OnSlip, subjectsOf, takeSlip, type WithReason } from './receive-slip.ts'
import { noteIssued, numberOf } from './write-slip.ts'

/** 批准红色督办单 — by the political office leader, never by who drafted it; it is issued and the task goes up a level. */
export async function approveSlip(ctx: CommandContext, input: OnSlip): Promise<{ id: string }> {
  const slip = await takeSlip(ctx, input, 'approve', canApprove)
  const [task] = await lockTasks(ctx, [slip.taskId])
  if (!task?.dueOn || task.dueOn >= ctx.today || !isFrom('escalate', task.state))
    throw new DomainError('conflict', 'noGround', '任务已经办结、延期或者撤回，不再逾期；请不批准，退给起草人。')
  if (slip.answerBy < ctx.today) throw new DomainError('conflict', 'dayPassed', '答复期限已经过了；请不批准，由起草人重新开。')
  const number = await numberOf(ctx, slip.color)
  const set = { number, issuedOn: ctx.today, approvedByName: ctx.actor.name }
  await moveSlip(ctx, slip, { act: 'approve', set, note: null })
  await noteIssued(ctx, slip, number)
  await raiseTask(ctx, slip.taskId, number)
  await recordEvent(ctx, {
    verb: 'supervisionSlip.approved',
    subjects: subjectsOf([slip]),
    changes: [{ field: 'number', after: number }],
  })
  return { id: slip.id }
}

/** 不批准 — with the reason; nothing was issued, the task may be taken up again. */
export async function refuseSlip(ctx: CommandContext, input: WithReason): Promise<{ id: string }> {
  const slip = await takeSlip(ctx, input, 'refuse', canApprove)
  const { reason } = input.body
  const set = { endReason: reason, approvedByName: ctx.actor.name, closedOn: ctx.today }
  await moveSlip(ctx, slip, { act: 'refuse', set, note: null })
  await recordEvent(ctx, {
    verb: 'supervisionSlip.refused',
    subjects: subjectsOf([slip]),
    changes: [{ field: 'reason', after: reason }],
  })
  return { id: slip.id }
}
