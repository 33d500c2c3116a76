import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { invalid } from '../../../platform/errors.ts'
import { findOfficers } from '../../personnel/public.ts'
import { canAnswerExtension, canUrge, isOfUnit } from '../policy.ts'
import { type Chosen, moveTasks, subjectsOf, takeTasks } from './acknowledge-tasks.ts'
import { lateBy } from './advance-task.ts'
import { assertLater, noExtension } from './ask-extension.ts'

const idsOf = (tasks: readonly { readonly id: string }[]) => ({ ids: tasks.map((t) => t.id) })

interface Assigning {
  body: { tasks: Chosen[]; ownerId: string }
}

/** 定承办人 — of one task or of many, an officer of the unit of each. */
export async function assignTasks(ctx: CommandContext, { body }: Assigning): Promise<{ ids: string[] }> {
  const tasks = await takeTasks(ctx, body.tasks, 'assign', isOfUnit)
  const { ownerId } = body
  let name = ''
  for (const unitId of new Set(tasks.map((t) => t.unitId))) {
    const officer = (await findOfficers(ctx, unitId)).find((o) => o.id === ownerId)
    if (!officer) throw invalid('ownerId', '承办人要从承担任务的单位的民警里选。', 'unknownOfficer')
    name = officer.name
  }
  await moveTasks(ctx, tasks, { act: 'assign', set: { ownerId, ownerName: name }, step: { act: 'assigned', note: name } })
  await recordEvent(ctx, {
    verb: 'task.assigned',
    subjects: subjectsOf(tasks),
    changes: tasks.map((t) => ({ subjectId: t.id, field: 'ownerId', before: t.ownerId, after: ownerId })),
  })
  return idsOf(tasks)
}

interface Urging {
  body: { tasks: Chosen[]; note: string }
}

/** 催办 — stands in the in-box of the unit until it does something. */
export async function urgeTasks(ctx: CommandContext, { body }: Urging): Promise<{ ids: string[] }> {
  const tasks = await takeTasks(ctx, body.tasks, 'urge', canUrge)
  await moveTasks(ctx, tasks, { act: 'urge', set: { urgedOn: ctx.today }, step: { act: 'urged', note: body.note } })
  await recordEvent(ctx, { verb: 'task.urged', subjects: subjectsOf(tasks) })
  return idsOf(tasks)
}

interface Extending {
  body: { tasks: Chosen[]; day: string; reason: string }
}

/** 延长时限 — by whoever leads, for many at once; a request that waits is answered with it. */
export async function extendTasks(ctx: CommandContext, { body }: Extending): Promise<{ ids: string[] }> {
  const { day, reason } = body
  const tasks = await takeTasks(ctx, body.tasks, 'extend', canAnswerExtension)
  for (const task of tasks) assertLater(ctx, task, day)
  await moveTasks(ctx, tasks, {
    act: 'extend',
    set: { ...noExtension, dueOn: day, extensions: sql<number>`"extensions" + 1`, wasLate: lateBy(ctx.today) },
    step: { act: 'extended', note: reason, dueOn: day },
  })
  await recordEvent(ctx, {
    verb: 'task.extended',
    subjects: subjectsOf(tasks),
    changes: tasks.map((t) => ({ subjectId: t.id, field: 'dueOn', before: t.dueOn, after: day })),
  })
  return idsOf(tasks)
}
