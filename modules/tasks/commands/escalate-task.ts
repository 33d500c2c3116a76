import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext, Tx } from '../../../platform/context.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { canEscalate } from '../policy.ts'
import { lockTasks, type TaskFacts } from '../queries.ts'
import type { TaskRow } from '../tables.ts'
import { isFrom, transitions } from '../workflow.ts'
import { addSteps, moveTasks, type OnTask, subjectsOf, takeTask } from './acknowledge-tasks.ts'

export type Level = NonNullable<TaskRow['escalatedTo']>
const levels: readonly Level[] = ['leaderInCharge', 'unitHead', 'overseeingBureauLeader', 'politicalOfficeLeader']
const rankOf = (level: Level | null): number => (level === null ? 0 : levels.indexOf(level) + 1)

/** Levels above whoever is in charge that somebody holds today, lowest first; the political office stands above every unit. */
export async function levelsAbove(
  tx: Tx,
  { bureauId, unitId, ownerId }: Pick<TaskRow, 'bureauId' | 'unitId' | 'ownerId'>,
  today: string,
): Promise<Level[]> {
  const held = await tx
    .selectFrom('unitAppointments')
    .where('bureauId', '=', bureauId)
    .where('unitId', '=', unitId)
    .where('fromOn', '<=', today)
    .where((e) => e.or([e('toOn', 'is', null), e('toOn', '>', today)]))
    .select(['duty', 'personId'])
    .execute()
  const ownRank = Math.max(0, ...held.filter((h) => h.personId === ownerId).map((h) => rankOf(h.duty)))
  return levels.filter(
    (level) => rankOf(level) > ownRank && (level === 'politicalOfficeLeader' || held.some((h) => h.duty === level)),
  )
}

async function raise(ctx: CommandContext, task: TaskFacts, reason: string): Promise<void> {
  const level = (await levelsAbove(ctx.tx, task, ctx.today)).find((l) => rankOf(l) > rankOf(task.escalatedTo))
  if (!level) throw new DomainError('conflict', 'highestLevel', '已经报到最上一级。')
  await moveTasks(ctx, [task], {
    act: 'escalate',
    set: { escalatedTo: level },
    step: { act: `escalated.${level}`, note: reason },
  })
  await recordEvent(ctx, {
    verb: 'task.escalated',
    subjects: subjectsOf([task]),
    changes: [{ field: 'escalatedTo', before: task.escalatedTo, after: level }],
  })
}

interface Input extends OnTask {
  body: { version: number; reason: string }
}

/** 报上一级 — to the next level of the chain that somebody holds; it stands in that level's in-box. */
export async function escalateTask(ctx: CommandContext, input: Input): Promise<{ id: string }> {
  const task = await takeTask(ctx, input, 'escalate', canEscalate)
  await raise(ctx, task, input.body.reason)
  return { id: task.id }
}

/** 升级 — as escalateTask, from another module's act in the caller's transaction (a red slip). Nothing where the highest level has it already. */
export async function raiseTask(ctx: CommandContext, taskId: string, reason: string): Promise<void> {
  const [task] = await lockTasks(ctx, [taskId])
  if (!task) return
  if (!isFrom('escalate', task.state)) throw new DomainError('conflict', 'wrongState', transitions.escalate.otherwise)
  if (!canEscalate(ctx, task)) throw forbidden()
  if (task.escalatedTo === 'politicalOfficeLeader') return
  await raise(ctx, task, reason)
}

/** Notes on a task's timeline what another module did about it, in the caller's transaction: a slip issued, received, answered. The note is in that module's words. */
export async function noteOnTask(
  ctx: CommandContext,
  taskId: string,
  said: { note: string; dueOn?: string | null },
): Promise<void> {
  const [task] = await lockTasks(ctx, [taskId])
  if (!task) return
  await addSteps(ctx, [task], { act: 'supervised', note: said.note, dueOn: said.dueOn ?? null })
}
