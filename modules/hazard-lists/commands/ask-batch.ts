import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { queueJob } from '../../../platform/jobs/queue.ts'
import { fileTitle } from '../documents.ts'
import type { Printing } from '../presenter.ts'
import { findUnits } from '../queries.ts'

export interface BatchInput extends Printing {
  readonly unitIds: readonly string[]
  readonly format: 'pdf' | 'docx' | 'xlsx'
  readonly arrangement: 'oneFile' | 'zip'
}

/** 成批打印 — queues annex 1, or the ledger, of several units (none named: all) as one job. */
export async function askBatch(ctx: CommandContext, { body }: { body: BatchInput }): Promise<{ id: string }> {
  const units = await findUnits(ctx, body.unitIds)
  const id = await queueJob(ctx, {
    kind: 'annexOne',
    title: `打印${fileTitle(body)}：${units.length} 个单位`,
    input: body,
    total: units.length,
  })
  await recordEvent(ctx, {
    verb: 'annexOne.batchAsked',
    subjects: units.map((u) => ({ id: u.id, kind: 'unit', unitSortKey: u.unitSortKey })),
  })
  return { id }
}
