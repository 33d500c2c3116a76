import { type RawBuilder, sql, type Updateable } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, stale } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { isOfUnit, type May } from '../policy.ts'
import { lockTasks, type TaskFacts } from '../queries.ts'
import type { TaskRow, TaskStepRow } from '../tables.ts'
import { isFrom, type TaskAct, targetOf, transitions } from '../workflow.ts'
import type { Making } from './open-tasks.ts'

/** The task an act names, as it was seen. */
export interface OnTask {
  readonly params: { readonly id: string }
  readonly body: { readonly version: number }
}
export interface Chosen {
  readonly id: string
  readonly version: number
}

/** Why a person may not, where the role alone would. */
const refusals: Partial<Record<TaskAct, string>> = {
  acknowledge: '签收由承担任务的单位来办。',
  object: '异议由承担任务的单位来提。',
  keep: '异议由牵头单位答复；提异议的人不能答复。',
  reassign: '改派由牵头单位来办；提异议的人不能改派。',
  assign: '承办人由承担任务的单位来定。',
  advance: '进展由承担任务的单位或者承办人来报。',
  conclude: '办结由承担任务的单位或者承办人来报。',
  pass: '核验由牵头单位来办；报办结的人和承办人不能核验。',
  return: '退回由牵头单位来办；报办结的人和承办人不能退回。',
  archive: '归档由牵头单位来办。',
  askExtension: '延期由承担任务的单位或者承办人申请。',
  answerExtension: '延期由牵头单位答复；申请人和承办人不能答复。',
  extend: '时限由牵头单位来延；自己承办的不能自己延。',
  urge: '承办人不能催自己。',
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

/** The chosen tasks, locked, each as it was seen, in a state from which the act is possible and the caller's to act on. */
export async function takeTasks(ctx: CommandContext, chosen: readonly Chosen[], act: TaskAct, may: May): Promise<TaskFacts[]> {
  const rows = await lockTasks(
    ctx,
    chosen.map((c) => c.id),
  )
  const seen = new Map(chosen.map((c) => [c.id, c.version]))
  if (rows.some((r) => r.version !== seen.get(r.id))) throw stale()
  const wrong = rows.filter((r) => !isFrom(act, r.state)).length
  const why = `${transitions[act].otherwise}${rows.length > 1 ? `所选的里有 ${wrong} 件，去掉以后再办。` : ''}`
  if (wrong > 0) throw new DomainError('conflict', 'wrongState', why)
  if (rows.some((r) => !may(ctx, r))) throw forbidden(refusals[act])
  return rows
}

export const subjectsOf = (tasks: readonly Pick<TaskFacts, 'id' | 'unitSortKey'>[]) =>
  tasks.map((t) => ({ id: t.id, kind: 'task', unitSortKey: t.unitSortKey }))

type Said = Pick<TaskStepRow, 'act'> & Partial<Pick<TaskStepRow, 'note' | 'dueOn'>>
type Place = Pick<TaskFacts, 'id' | 'unitSortKey'>

/** Writes a step behind the last one of each task; the tasks are locked. The steps' ids. */
export async function addSteps(
  { tx, actor, now }: Omit<Making, 'today'>,
  tasks: readonly Place[],
  { act, note = null, dueOn = null }: Said,
): Promise<string[]> {
  const steps = tasks.map((t) => ({ ...t, stepId: newId() }))
  const { bureauId, accountId, name, role } = actor
  await sql`insert into "taskSteps" ("bureauId", "id", "taskId", "unitSortKey", "position", "act", "note", "dueOn", "byName", "byRole", "accountId", "at")
    select ${bureauId}::uuid, s."step", s."task", s."place", (select coalesce(max(l."position"), 0) + 1 from "taskSteps" l where l."bureauId" = ${bureauId}::uuid and l."taskId" = s."task"),
      ${act}, ${note}, ${dueOn}::date, ${name}, ${role}, ${accountId || null}::uuid, ${now}::timestamptz
    from unnest(${steps.map((s) => s.stepId)}::uuid[], ${steps.map((s) => s.id)}::uuid[], ${steps.map((s) => s.unitSortKey)}::text[]) as s("step", "task", "place")`.execute(
    tx,
  )
  return steps.map((s) => s.stepId)
}

type Columns = Updateable<TaskRow>
interface Move {
  readonly act: TaskAct
  /** Values, or what follows from each row. */
  readonly set?: { readonly [K in keyof Columns]?: Columns[K] | RawBuilder<NonNullable<Columns[K]>> }
  readonly step: Said
}

/** Moves tasks that were taken: state by the workflow, columns, version, and a step each; the steps' ids. */
export async function moveTasks(
  ctx: CommandContext,
  tasks: readonly TaskFacts[],
  { act, set = {}, step }: Move,
): Promise<string[]> {
  const to = targetOf(act)
  const { numUpdatedRows } = await ctx.tx
    .updateTable('tasks')
    .set(set)
    .set((e) => ({ ...(to ? { state: to } : {}), version: e('version', '+', 1) }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where(
      sql<boolean>`("id", "state", "version") in (select * from unnest(${tasks.map((t) => t.id)}::uuid[], ${tasks.map((t) => t.state)}::text[], ${tasks.map((t) => t.version)}::int[]))`,
    )
    .executeTakeFirst()
  if (numUpdatedRows !== BigInt(tasks.length)) throw stale()
  return addSteps(ctx, tasks, step)
}

interface Input {
  body: { tasks: Chosen[] }
}

/** 签收 — the unit takes its tasks. */
export async function acknowledgeTasks(ctx: CommandContext, { body }: Input): Promise<{ ids: string[] }> {
  const tasks = await takeTasks(ctx, body.tasks, 'acknowledge', isOfUnit)
  const set = { acknowledgedOn: ctx.today, movedOn: ctx.today, urgedOn: null }
  await moveTasks(ctx, tasks, { act: 'acknowledge', set, step: { act: 'acknowledged' } })
  await recordEvent(ctx, { verb: 'task.acknowledged', subjects: subjectsOf(tasks) })
  return { ids: tasks.map((t) => t.id) }
}
