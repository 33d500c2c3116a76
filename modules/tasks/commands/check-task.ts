import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { canCheck, leads } from '../policy.ts'
import { moveTasks, type OnTask, subjectsOf, takeTask } from './acknowledge-tasks.ts'

interface Passing extends OnTask {
  body: { version: number; note: string }
}

/** 核验 — by whoever leads, never by who concluded. */
export async function passTask(ctx: CommandContext, input: Passing): Promise<{ id: string }> {
  const task = await takeTask(ctx, input, 'pass', canCheck)
  await moveTasks(ctx, [task], {
    act: 'pass',
    set: { checkedOn: ctx.today, checkedBy: ctx.actor.accountId },
    step: { act: 'checked', note: input.body.note || null },
  })
  await recordEvent(ctx, { verb: 'task.checked', subjects: subjectsOf([task]) })
  return { id: task.id }
}

interface Returning extends OnTask {
  body: { version: number; reason: string }
}

/** 退回 — with the reason; the unit goes on with it, its day stays. */
export async function returnTask(ctx: CommandContext, input: Returning): Promise<{ id: string }> {
  const task = await takeTask(ctx, input, 'return', canCheck)
  await moveTasks(ctx, [task], {
    act: 'return',
    set: { concludedOn: null, concludedBy: null, concludedByPerson: null, isLate: null },
    step: { act: 'returned', note: input.body.reason, dueOn: task.dueOn },
  })
  await recordEvent(ctx, {
    verb: 'task.returned',
    subjects: subjectsOf([task]),
    changes: [{ field: 'reason', after: input.body.reason }],
  })
  return { id: task.id }
}

/** 归档 — nothing follows. */
export async function archiveTask(ctx: CommandContext, input: OnTask): Promise<{ id: string }> {
  const task = await takeTask(ctx, input, 'archive', leads)
  await moveTasks(ctx, [task], { act: 'archive', set: { archivedOn: ctx.today }, step: { act: 'archived' } })
  await recordEvent(ctx, { verb: 'task.archived', subjects: subjectsOf([task]) })
  return { id: task.id }
}

/** 撤回任务 — by whoever leads, with the reason. */
export async function withdrawTask(ctx: CommandContext, input: Returning): Promise<{ id: string }> {
  const task = await takeTask(ctx, input, 'withdraw', leads)
  await moveTasks(ctx, [task], {
    act: 'withdraw',
    set: { withdrawnOn: ctx.today, objectionReason: null, extensionDay: null },
    step: { act: 'withdrawn', note: input.body.reason },
  })
  await recordEvent(ctx, {
    verb: 'task.withdrawn',
    subjects: subjectsOf([task]),
    changes: [{ field: 'reason', after: input.body.reason }],
  })
  return { id: task.id }
}
