import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { queueJob } from '../../../platform/jobs/queue.ts'
import { findUnits } from '../queries.ts'

export interface BatchInput {
  readonly unitIds: readonly string[]
  readonly on: string
  readonly format: 'pdf' | 'docx' | 'xlsx'
  readonly isBlank: boolean
  readonly showsHeadLine: boolean
  readonly arrangement: 'oneFile' | 'zip'
}

/** 成批打印 — queues annex 5 of several units (none named: all) as one job. */
export async function askBatch(ctx: CommandContext, { body }: { body: BatchInput }): Promise<{ id: string }> {
  const units = await findUnits(ctx, body.unitIds)
  const id = await queueJob(ctx, {
    kind: 'annexFive',
    title: `打印附件5：${units.length} 个单位`,
    input: body,
    total: units.length,
  })
  await recordEvent(ctx, {
    verb: 'annexFive.batchAsked',
    subjects: units.map((u) => ({ id: u.id, kind: 'unit', unitSortKey: u.unitSortKey })),
  })
  return { id }
}
