import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, invalid } from '../../../platform/errors.ts'
import { canAnswerObjection, isOfUnit } from '../policy.ts'
import type { TaskFacts } from '../queries.ts'
import { moveTasks, type OnTask, subjectsOf, takeTask } from './acknowledge-tasks.ts'
import { openTasks } from './open-tasks.ts'

interface Objecting extends OnTask {
  body: { version: number; reason: string; unitWords: string | null }
}

/** 提异议 — within the days to acknowledge, with the reason and who should do it instead. */
export async function objectToTask(ctx: CommandContext, input: Objecting): Promise<{ id: string }> {
  const { reason, unitWords } = input.body
  const task = await takeTask(ctx, input, 'object', isOfUnit)
  if (task.acknowledgeBy !== null && ctx.today > task.acknowledgeBy)
    throw new DomainError(
      'conflict',
      'tooLate',
      `异议要在 ${task.acknowledgeBy} 前提，已经过了；签收以后可以申请延期，或者请牵头单位改派。`,
    )
  const { accountId, personId, name } = ctx.actor
  const said = { objectionReason: reason, objectionUnit: unitWords, objectedBy: accountId, objectedByPerson: personId }
  await moveTasks(ctx, [task], {
    act: 'object',
    set: { ...said, objectedByName: name, movedOn: ctx.today },
    step: { act: 'objected', note: unitWords ? `${reason}（请改派${unitWords}）` : reason },
  })
  await recordEvent(ctx, { verb: 'task.objected', subjects: subjectsOf([task]), changes: [{ field: 'reason', after: reason }] })
  return { id: task.id }
}

const answered = { objectionReason: null, objectionUnit: null, objectedBy: null, objectedByPerson: null, objectedByName: null }

/** The task ends here and another unit gets one like it; the timeline of each names the other. */
async function passOn(ctx: CommandContext, task: TaskFacts, unitId: string, reason: string): Promise<void> {
  if (unitId === task.unitId) throw invalid('unitId', '任务已经在这个单位。', 'sameUnit')
  const same = await ctx.tx
    .selectFrom('tasks')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('clauseId', '=', task.clauseId)
    .where('unitId', '=', unitId)
    .where('part', '=', task.part)
    .where('period', 'is not distinct from', task.period)
    .select('id')
    .executeTakeFirst()
  if (task.clauseId !== null && same) throw invalid('unitId', '这个单位已经有这一条的任务，不用改派；撤回这一件就行。', 'hasOne')
  const { source, sourceId, noticeId, noticeNumber, clauseId, clauseNumber, title, text } = task
  const from = { source, sourceId, noticeId, noticeNumber, clauseId, clauseNumber, title, text }
  const { needsEvidence, part, leadUnitId, period, nominalOn, dueOn } = task
  const [opened] = await openTasks(ctx, [
    { ...from, needsEvidence, part, leadUnitId, period, nominalOn, dueOn, unitId, note: `由${task.unitName}改派：${reason}` },
  ])
  await moveTasks(ctx, [task], {
    act: 'reassign',
    set: { ...answered, withdrawnOn: ctx.today, reassignedTo: opened?.id ?? null, extensionDay: null },
    step: { act: 'reassigned', note: `${reason}（改为 ${opened?.number ?? ''}）` },
  })
}

interface Answering extends OnTask {
  body: { version: number; isKept: boolean; unitId: string | null; note: string }
}

/** 答复异议 — kept with this unit, or given to another. */
export async function answerObjection(ctx: CommandContext, input: Answering): Promise<{ id: string }> {
  const { isKept, unitId, note } = input.body
  const task = await takeTask(ctx, input, 'keep', canAnswerObjection)
  if (!isKept && unitId === null) throw invalid('unitId', '改派要选单位。', 'noUnit')
  const kept = { ...answered, acknowledgedOn: ctx.today }
  if (isKept) await moveTasks(ctx, [task], { act: 'keep', set: kept, step: { act: 'objectionKept', note } })
  else await passOn(ctx, task, unitId ?? '', note)
  await recordEvent(ctx, {
    verb: 'task.objectionAnswered',
    subjects: subjectsOf([task]),
    changes: [{ field: 'unitId', before: task.unitId, after: isKept ? task.unitId : unitId }],
  })
  return { id: task.id }
}

interface Reassigning extends OnTask {
  body: { version: number; unitId: string; reason: string }
}

/** 改派 — to another unit, whether it objected or not. */
export async function reassignTask(ctx: CommandContext, input: Reassigning): Promise<{ id: string }> {
  const { unitId, reason } = input.body
  const task = await takeTask(ctx, input, 'reassign', canAnswerObjection)
  await passOn(ctx, task, unitId, reason)
  await recordEvent(ctx, {
    verb: 'task.reassigned',
    subjects: subjectsOf([task]),
    changes: [{ field: 'unitId', before: task.unitId, after: unitId }],
  })
  return { id: task.id }
}
