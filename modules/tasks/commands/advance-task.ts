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

async function attach(ctx: CommandContext, task: TaskFacts, stepId: string, files: readonly Attachment[]): Promise<void> {
  if (files.length === 0) return
  await ctx.tx
    .insertInto('taskEvidence')
    .values(
      files.map((file) => ({
        bureauId: ctx.actor.bureauId,
        id: newId(),
        taskId: task.id,
        unitSortKey: task.unitSortKey,
        stepId,
        fileId: file.id,
        fileName: file.name,
        mediaType: file.mediaType,
        fileSize: file.size,
        fileDigest: file.digest,
        isDeclaredUnclassified: true,
      })),
    )
    .execute()
}
const digests = (files: readonly Attachment[]) => files.map((file) => ({ field: 'fileDigest', after: file.digest }))

/** 报进展 — in words, with evidence where there is some. */
export async function reportProgress(ctx: CommandContext, input: Input, files: readonly Attachment[]): Promise<{ id: string }> {
  assertDeclared(input)
  const task = await takeTask(ctx, input, 'advance', works)
  const [stepId = ''] = await moveTasks(ctx, [task], {
    act: 'advance',
    set: { movedOn: ctx.today, urgedOn: null, files: task.files + files.length },
    step: { act: 'advanced', note: input.body.note },
  })
  await attach(ctx, task, stepId, files)
  await recordEvent(ctx, { verb: 'task.advanced', subjects: subjectsOf([task]), changes: digests(files) })
  return { id: task.id }
}

/** What was late by its day stays so, whatever follows. */
export const lateBy = (today: string) => sql<boolean>`("wasLate" or coalesce("dueOn" < ${today}::date, false))`

/** 报办结 — with evidence where the clause asks for some; late by the day that stands now. */
export async function concludeTask(ctx: CommandContext, input: Input, files: readonly Attachment[]): Promise<{ id: string }> {
  assertDeclared(input)
  const task = await takeTask(ctx, input, 'conclude', works)
  if (task.needsEvidence && task.files + files.length === 0)
    throw new DomainError('conflict', 'noEvidence', '这件任务要交佐证，附上文件再报办结。')
  const { accountId, personId } = ctx.actor
  const concluded = { concludedOn: ctx.today, concludedBy: accountId, concludedByPerson: personId, urgedOn: null }
  const [stepId = ''] = await moveTasks(ctx, [task], {
    act: 'conclude',
    set: {
      ...{ ...concluded, movedOn: ctx.today, files: task.files + files.length },
      isLate: task.dueOn !== null && task.dueOn < ctx.today,
      wasLate: lateBy(ctx.today),
      ...{ extensionDay: null, extensionReason: null, extensionBy: null, extensionByPerson: null, extensionByName: null },
    },
    step: { act: 'concluded', note: input.body.note },
  })
  await attach(ctx, task, stepId, files)
  await recordEvent(ctx, { verb: 'task.concluded', subjects: subjectsOf([task]), changes: digests(files) })
  return { id: task.id }
}
