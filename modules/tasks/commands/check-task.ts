import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { canCheck, leads } from '../policy.ts'
import { type Chosen, moveTasks, type OnTask, subjectsOf, takeTask, takeTasks } from './acknowledge-tasks.ts'

interface Choosing {
  body: { tasks: Chosen[] }
}

/** 核验 — by whoever leads, never by who concluded. */
export async function passTasks(ctx: CommandContext, { body }: Choosing): Promise<{ ids: string[] }> {
  const tasks = await takeTasks(ctx, body.tasks, 'pass', canCheck)
  const set = { checkedOn: ctx.today, checkedBy: ctx.actor.accountId }
  await moveTasks(ctx, tasks, { act: 'pass', set, step: { act: 'checked' } })
  await recordEvent(ctx, { verb: 'task.checked', subjects: subjectsOf(tasks) })
  return { ids: tasks.map((t) => t.id) }
}

/** 归档 — nothing follows. */
export async function archiveTasks(ctx: CommandContext, { body }: Choosing): Promise<{ ids: string[] }> {
  const tasks = await takeTasks(ctx, body.tasks, 'archive', leads)
  await moveTasks(ctx, tasks, { act: 'archive', set: { archivedOn: ctx.today }, step: { act: 'archived' } })
  await recordEvent(ctx, { verb: 'task.archived', subjects: subjectsOf(tasks) })
  return { ids: tasks.map((t) => t.id) }
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
