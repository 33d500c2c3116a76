import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { queueJob } from '../../../platform/jobs/queue.ts'
import { canImport } from '../policy.ts'
import { findUnitForImport } from '../queries.ts'

export interface RosterSource {
  readonly fileId: string
  readonly unitId: string
}

/** Opens an import of an uploaded file, not read yet; the caller sees to the reading. */
export async function openImport(
  ctx: CommandContext,
  { fileId, unitId }: RosterSource,
): Promise<{ id: string; fileName: string }> {
  if (!canImport(ctx.actor)) throw forbidden()
  const { bureauId, accountId } = ctx.actor
  const unit = await findUnitForImport(ctx, unitId)
  const file = await ctx.db
    .selectFrom('files')
    .where('bureauId', '=', bureauId)
    .where('accountId', '=', accountId)
    .where('id', '=', fileId)
    .select(['name', 'digest'])
    .executeTakeFirst()
  if (!file) throw invalid('fileId', '没有这个文件，请重新上传。', 'unknownFile')
  const id = newId()
  const { unitSortKey } = unit
  await ctx.tx
    .insertInto('imports')
    .values({
      bureauId,
      id,
      accountId,
      unitId: unit.id,
      unitSortKey,
      fileName: file.name,
      fileId,
      fileDigest: file.digest,
      state: 'reading',
      createdAt: ctx.now,
    })
    .execute()
  await recordEvent(ctx, {
    verb: 'import.started',
    subjects: [{ id, kind: 'import', unitSortKey }],
    changes: [{ field: 'fileName', after: file.name }],
  })
  return { id, fileName: file.name }
}

/** Queues the reading of an import's file; the preview follows. */
export async function queueReading(ctx: CommandContext, { id, fileName }: { id: string; fileName: string }): Promise<void> {
  const jobId = await queueJob(ctx, { kind: 'readRoster', title: `核对花名册：${fileName}`, input: { importId: id } })
  await ctx.tx
    .updateTable('imports')
    .set({ state: 'reading', jobId, failure: null })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .execute()
}

/** 读入花名册 — opens the import and queues the reading. */
export async function startImport(ctx: CommandContext, { body }: { body: RosterSource }): Promise<{ id: string }> {
  const opened = await openImport(ctx, body)
  await queueReading(ctx, opened)
  return { id: opened.id }
}
