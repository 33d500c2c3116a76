import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, invalid } from '../../../platform/errors.ts'
import { canAnswerExtension, works } from '../policy.ts'
import type { TaskFacts } from '../queries.ts'
import { moveTasks, type OnTask, subjectsOf, takeTask } from './acknowledge-tasks.ts'
import { lateBy } from './advance-task.ts'

/** A new deadline lies behind today and behind the old one; a task without a day has none to extend. */
export function assertLater(ctx: CommandContext, task: Pick<TaskFacts, 'dueOn'>, day: string): void {
  if (task.dueOn === null) throw new DomainError('conflict', 'noDay', '任务没有时限，不用延期。')
  if (day <= ctx.today || day <= task.dueOn) throw invalid('day', '新的时限应在今天和原时限以后。', 'notLater')
}

interface Asking extends OnTask {
  body: { version: number; day: string; reason: string }
}

/** 申请延期 — by the unit or whoever is in charge; until it is answered the old deadline runs on. */
export async function askExtension(ctx: CommandContext, input: Asking): Promise<{ id: string }> {
  const { day, reason } = input.body
  const task = await takeTask(ctx, input, 'askExtension', works)
  if (task.extensionDay !== null) throw new DomainError('conflict', 'alreadyAsked', '已经申请了延期，等牵头单位答复。')
  assertLater(ctx, task, day)
  const { accountId, personId, name } = ctx.actor
  const asked = { extensionDay: day, extensionReason: reason, extensionBy: accountId, extensionByPerson: personId }
  await moveTasks(ctx, [task], {
    act: 'askExtension',
    set: { ...asked, extensionByName: name, movedOn: ctx.today },
    step: { act: 'extensionAsked', note: reason, dueOn: day },
  })
  await recordEvent(ctx, {
    verb: 'task.extensionAsked',
    subjects: subjectsOf([task]),
    changes: [{ field: 'extensionDay', after: day }],
  })
  return { id: task.id }
}

export const noExtension = {
  extensionDay: null,
  extensionReason: null,
  extensionBy: null,
  extensionByPerson: null,
  extensionByName: null,
}

interface Answering extends OnTask {
  body: { version: number; isGranted: boolean; note: string }
}

/** 答复延期申请 — granted, the deadline moves to the day asked for; what was late by the old one stays late. */
export async function answerExtension(ctx: CommandContext, input: Answering): Promise<{ id: string }> {
  const { isGranted, note } = input.body
  const task = await takeTask(ctx, input, 'answerExtension', canAnswerExtension)
  const day = task.extensionDay
  if (day === null) throw new DomainError('conflict', 'notAsked', '没有等答复的延期申请。')
  if (isGranted) assertLater(ctx, task, day)
  const granted = { dueOn: day, extensions: task.extensions + 1, wasLate: lateBy(ctx.today) }
  await moveTasks(ctx, [task], {
    act: 'answerExtension',
    set: isGranted ? { ...noExtension, ...granted } : noExtension,
    step: { act: isGranted ? 'extensionGranted' : 'extensionRefused', note, dueOn: isGranted ? day : task.dueOn },
  })
  await recordEvent(ctx, {
    verb: 'task.extensionAnswered',
    subjects: subjectsOf([task]),
    changes: [{ field: 'dueOn', before: task.dueOn, after: isGranted ? day : task.dueOn }],
  })
  return { id: task.id }
}
