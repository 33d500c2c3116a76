import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { workingDaysOf } from '../../calendar/public.ts'
import type { TaskFilters } from '../filters.ts'
import { presentInFull, presentTask } from '../presenter.ts'
import { findAllTasks, findBureau, findDetails, findTask } from '../queries.ts'
import { subjectsOf } from './acknowledge-tasks.ts'

/** 导出任务 — exactly what is filtered; who took it out is on the trail. */
export async function exportTasks(ctx: CommandContext, filters: TaskFilters) {
  const rows = await findAllTasks(ctx, filters, 100_000)
  await recordEvent(ctx, { verb: 'task.exported', subjects: subjectsOf(rows) })
  const calendar = await workingDaysOf(ctx)
  return { rows: rows.map((r) => presentTask(ctx, calendar, r)), on: ctx.today }
}

/** 打印任务清单 — what is filtered, at most as much as a person reads. */
export async function printTasks(ctx: CommandContext, filters: TaskFilters) {
  const rows = await findAllTasks(ctx, filters, 2000)
  await recordEvent(ctx, { verb: 'task.listPrinted', subjects: subjectsOf(rows) })
  const calendar = await workingDaysOf(ctx)
  const { name, isDemo } = await findBureau(ctx)
  return { rows: rows.map((r) => presentTask(ctx, calendar, r)), bureau: { name, isDemo }, by: ctx.actor.name, on: ctx.today }
}

interface OnOne {
  params: { id: string }
}

/** 打印任务单 — one task with its timeline. */
export async function printTask(ctx: CommandContext, { params }: OnOne) {
  const task = await findTask(ctx, params.id)
  await recordEvent(ctx, { verb: 'task.printed', subjects: subjectsOf([task]) })
  const { name, isDemo } = await findBureau(ctx)
  const view = presentInFull(ctx, await workingDaysOf(ctx), task, await findDetails(ctx, task))
  return { task: view, bureau: { name, isDemo }, by: ctx.actor.name, on: ctx.today }
}

/** 取任务佐证 — who took the file is on the trail. */
export async function takeEvidence(ctx: CommandContext, { params }: { params: { id: string; evidenceId: string } }) {
  const task = await findTask(ctx, params.id)
  const file = await ctx.db
    .selectFrom('taskEvidence')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('taskId', '=', task.id)
    .where('id', '=', params.evidenceId)
    .select(['fileId', 'fileName', 'mediaType'])
    .executeTakeFirst()
  if (!file) throw notFound()
  await recordEvent(ctx, { verb: 'task.evidenceTaken', subjects: subjectsOf([task]) })
  return file
}
