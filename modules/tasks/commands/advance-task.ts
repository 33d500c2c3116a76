import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, invalid } from '../../../platform/errors.ts'
import type { Attachment } from '../../../platform/files/attachment.ts'
import { newId } from '../../../platform/ids.ts'
import { works } from '../policy.ts'
import type { TaskFacts } from '../queries.ts'
import { moveTasks, type OnTask, subjectsOf, takeTask } from './acknowledge-tasks.ts'

interface Input extends OnTask {
  body: { version: number; note: string; files: { fileId: string; isDeclaredUnclassified: boolean }[] }
}

function assertDeclared({ body }: Input): void {
  if (body.files.some((f) => !f.isDeclaredUnclassified))
    throw invalid('files', '每个文件都要声明不涉密；涉密的材料不能传到本系统。', 'notDeclared')
}

interface Told {
  readonly note: string
  readonly files: readonly Attachment[]
}

/** Each file stands with the step of each task. */
async function attach(ctx: CommandContext, tasks: readonly TaskFacts[], stepIds: readonly string[], { files }: Told) {
  const rows = tasks.flatMap((task, i) =>
    files.map((file) => ({
      bureauId: ctx.actor.bureauId,
      id: newId(),
      taskId: task.id,
      unitSortKey: task.unitSortKey,
      stepId: stepIds[i] ?? '',
      fileId: file.id,
      fileName: file.name,
      mediaType: file.mediaType,
      fileSize: file.size,
      fileDigest: file.digest,
      isDeclaredUnclassified: true,
    })),
  )
  if (rows.length > 0) await ctx.tx.insertInto('taskEvidence').values(rows).execute()
}
const digests = ({ files }: Told) => files.map((file) => ({ field: 'fileDigest', after: file.digest }))
const moreFiles = ({ files }: Told) => sql<number>`"files" + ${files.length}::int`

/** Progress of tasks that were taken. */
export async function advanceTasks(ctx: CommandContext, tasks: readonly TaskFacts[], told: Told): Promise<void> {
  const stepIds = await moveTasks(ctx, tasks, {
    act: 'advance',
    set: { movedOn: ctx.today, urgedOn: null, files: moreFiles(told) },
    step: { act: 'advanced', note: told.note },
  })
  await attach(ctx, tasks, stepIds, told)
  await recordEvent(ctx, { verb: 'task.advanced', subjects: subjectsOf(tasks), changes: digests(told) })
}

/** 报进展 — in words, with evidence where there is some. */
export async function reportProgress(ctx: CommandContext, input: Input, files: readonly Attachment[]): Promise<{ id: string }> {
  assertDeclared(input)
  const task = await takeTask(ctx, input, 'advance', works)
  await advanceTasks(ctx, [task], { note: input.body.note, files })
  return { id: task.id }
}

/** What was late by its day stays so, whatever follows. */
export const lateBy = (today: string) => sql<boolean>`("wasLate" or coalesce("dueOn" < ${today}::date, false))`

/** Conclusion of tasks that were taken: each with evidence where its clause asks for some; late by the day that stands now. */
export async function concludeTasks(ctx: CommandContext, tasks: readonly TaskFacts[], told: Told): Promise<void> {
  if (tasks.some((t) => t.needsEvidence && t.files + told.files.length === 0))
    throw new DomainError('conflict', 'noEvidence', '这件任务要交佐证，附上文件再报办结。')
  const { accountId, personId } = ctx.actor
  const concluded = { concludedOn: ctx.today, concludedBy: accountId, concludedByPerson: personId, urgedOn: null }
  const stepIds = await moveTasks(ctx, tasks, {
    act: 'conclude',
    set: {
      ...{ ...concluded, movedOn: ctx.today, files: moreFiles(told), wasLate: lateBy(ctx.today) },
      isLate: sql<boolean>`coalesce("dueOn" < ${ctx.today}::date, false)`,
      ...{ extensionDay: null, extensionReason: null, extensionBy: null, extensionByPerson: null, extensionByName: null },
    },
    step: { act: 'concluded', note: told.note },
  })
  await attach(ctx, tasks, stepIds, told)
  await recordEvent(ctx, { verb: 'task.concluded', subjects: subjectsOf(tasks), changes: digests(told) })
}

/** 报办结 — with what was done. */
export async function concludeTask(ctx: CommandContext, input: Input, files: readonly Attachment[]): Promise<{ id: string }> {
  assertDeclared(input)
  const task = await takeTask(ctx, input, 'conclude', works)
  await concludeTasks(ctx, [task], { note: input.body.note, files })
  return { id: task.id }
}
