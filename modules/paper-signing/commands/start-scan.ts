import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { findPartUpload } from '../../../platform/files/part-uploads.ts'
import type { Reference } from '../../../platform/http/tables.ts'
import { newId } from '../../../platform/ids.ts'
import { queueJob } from '../../../platform/jobs/queue.ts'
import type { ScanSourceFile } from '../tables.ts'

/** 扫描归档 — takes uploaded files over as one scan and queues their reading. */
export async function startScan(ctx: CommandContext, { body }: { body: { uploadIds: readonly string[] } }): Promise<Reference> {
  const unitSortKey = ctx.scope.ranges[0]?.from
  if (unitSortKey === undefined) throw forbidden()
  const sources: ScanSourceFile[] = []
  for (const uploadId of new Set(body.uploadIds)) {
    const upload = await findPartUpload(ctx, uploadId)
    if (upload.state !== 'complete') throw new DomainError('conflict', 'uploadUnfinished', `“${upload.name}”还没有传完。`)
    sources.push({ uploadId, name: upload.name, pages: null, digest: null, failure: null })
  }
  const id = newId()
  const { bureauId, accountId, name } = ctx.actor
  const jobId = await queueJob(ctx, { kind: 'readScan', title: `读扫描件：${sources[0]?.name ?? ''}`, input: { scanId: id } })
  await ctx.tx
    .insertInto('scans')
    .values({
      bureauId,
      id,
      unitSortKey,
      accountId,
      startedByName: name,
      sources: JSON.stringify(sources),
      jobId,
      createdAt: ctx.now,
    })
    .execute()
  await recordEvent(ctx, { verb: 'scan.started', subjects: [{ id, kind: 'scan', unitSortKey }] })
  return { id }
}
