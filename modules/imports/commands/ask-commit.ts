import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { queueJob } from '../../../platform/jobs/queue.ts'
import { canCommit, canImport } from '../policy.ts'
import { lockImport } from '../queries.ts'

export interface CommitOrder {
  readonly importId: string
  /** The preview that was seen; another one is not written. */
  readonly version: number
  readonly goodRowsOnly: boolean
}
interface Input {
  params: { id: string }
  body: { version: number; goodRowsOnly: boolean }
}

/** The import, locked and ready to be written as it was seen; each reason against it has its own code. */
export async function lockForCommit(ctx: CommandContext, { importId, version, goodRowsOnly }: CommitOrder) {
  const found = await lockImport(ctx, importId)
  if (!canImport(ctx.actor)) throw forbidden()
  if (found.state === 'committed') throw new DomainError('conflict', 'alreadyCommitted', '这批导入已经写入。')
  if (!canCommit(ctx.actor, found)) throw new DomainError('conflict', 'noPreview', '这批导入还没有核对完，或者已经放弃。')
  assertVersion(found, version)
  const { problem = 0, added = 0, changed = 0, elsewhere = 0 } = found.counts
  if (!goodRowsOnly && problem > 0)
    throw new DomainError('conflict', 'rowsHaveProblems', `还有 ${problem} 行有问题。先处理，或者只写入正确的行。`)
  if (added + changed + elsewhere === 0) throw new DomainError('conflict', 'nothingToWrite', '没有要新增或变更的行，不用写入。')
  return found
}

/** 写入 — queues the writing of a preview; it is one transaction. */
export async function askCommit(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const order: CommitOrder = { importId: params.id, ...body }
  const found = await lockForCommit(ctx, order)
  const { rows = 0 } = found.counts
  const jobId = await queueJob(ctx, { kind: 'commitRoster', title: `写入花名册：${found.fileName}`, input: order, total: rows })
  await ctx.tx
    .updateTable('imports')
    .set({ jobId, failure: null })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', found.id)
    .execute()
  await recordEvent(ctx, {
    verb: 'import.commitAsked',
    subjects: [{ id: found.id, kind: 'import', unitSortKey: found.unitSortKey }],
  })
  return { id: found.id }
}
