import { sql, type Updateable } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, stale } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { isOfUnit, type May } from '../policy.ts'
import { lockTasks, type TaskFacts } from '../queries.ts'
import type { TaskRow, TaskStepRow } from '../tables.ts'
import { isFrom, stateAfter, type TaskAct, transitions } from '../workflow.ts'
import type { Making } from './open-tasks.ts'

/** The task an act names, as it was seen. */
export interface OnTask {
  readonly params: { readonly id: string }
  readonly body: { readonly version: number }
}

/** Why a person may not, where the role alone would. */
const refusals: Partial<Record<TaskAct, string>> = {
  acknowledge: '签收由承担任务的单位来办。',
  object: '异议由承担任务的单位来提。',
  keep: '异议由牵头单位答复；提异议的人不能答复。',
  reassign: '改派由牵头单位来办。',
  advance: '进展由承担任务的单位或者承办人来报。',
  conclude: '办结由承担任务的单位或者承办人来报。',
  pass: '核验由牵头单位来办；报办结的人和承办人不能核验。',
  return: '退回由牵头单位来办；报办结的人和承办人不能退回。',
  archive: '归档由牵头单位来办。',
  askExtension: '延期由承担任务的单位或者承办人申请。',
  answerExtension: '延期由牵头单位答复；申请人和承办人不能答复。',
  escalate: '报上一级由承办人、本单位或者牵头单位来办。',
  withdraw: '撤回由牵头单位来办。',
}

/** The task, locked, as it was seen and in a state from which the act is possible; the act is the caller's to do. */
export async function takeTask(ctx: CommandContext, { params, body }: OnTask, act: TaskAct, may: May): Promise<TaskFacts> {
  const [task] = await lockTasks(ctx, [params.id])
  if (!task) throw stale()
  assertVersion(task, body.version)
  if (!isFrom(act, task.state)) throw new DomainError('conflict', 'wrongState', transitions[act].otherwise)
  if (!may(ctx, task)) throw forbidden(refusals[act])
  return task
}

export const subjectsOf = (tasks: readonly Pick<TaskFacts, 'id' | 'unitSortKey'>[]) =>
  tasks.map((t) => ({ id: t.id, kind: 'task', unitSortKey: t.unitSortKey }))

export type Said = Pick<TaskStepRow, 'act'> & Partial<Pick<TaskStepRow, 'note' | 'dueOn'>>

/** Writes a step behind the last one; the task is locked. The step's id. */
export async function addStep(
  { tx, actor, now }: Omit<Making, 'today'>,
  task: Pick<TaskFacts, 'id' | 'unitSortKey'>,
  said: Said,
): Promise<string> {
  const id = newId()
  const { bureauId, accountId, name, role } = actor
  await tx
    .insertInto('taskSteps')
    .values({
      ...said,
      bureauId,
      id,
      taskId: task.id,
      unitSortKey: task.unitSortKey,
      position: sql<number>`(select coalesce(max("position"), 0) + 1 from "taskSteps" where "bureauId" = ${bureauId} and "taskId" = ${task.id})`,
      byName: name,
      byRole: role,
      accountId: accountId || null,
      at: now,
    })
    .execute()
  return id
}

interface Move {
  readonly act: TaskAct
  readonly set?: Updateable<TaskRow>
  readonly step: Said
}

/** Moves a task that was taken: state by the workflow, columns, version, and the step; the step's id. */
export async function moveTask(ctx: CommandContext, task: TaskFacts, { act, set = {}, step }: Move): Promise<string> {
  const { numUpdatedRows } = await ctx.tx
    .updateTable('tasks')
    .set({ ...set, state: stateAfter(act, task.state), version: task.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', task.id)
    .where('state', '=', task.state)
    .where('version', '=', task.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw stale()
  return addStep(ctx, task, step)
}

/** 签收 — the unit takes the task. */
export async function acknowledgeTask(ctx: CommandContext, input: OnTask): Promise<{ id: string }> {
  const task = await takeTask(ctx, input, 'acknowledge', isOfUnit)
  await moveTask(ctx, task, {
    act: 'acknowledge',
    set: { acknowledgedOn: ctx.today, movedOn: ctx.today, urgedOn: null },
    step: { act: 'acknowledged' },
  })
  await recordEvent(ctx, { verb: 'task.acknowledged', subjects: subjectsOf([task]) })
  return { id: task.id }
}
