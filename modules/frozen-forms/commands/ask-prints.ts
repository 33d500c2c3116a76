import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { queueJob } from '../../../platform/jobs/queue.ts'
import { type FormKind, forms } from '../forms.ts'
import { findUnits } from '../queries.ts'

/** 成批打印 — queues a form of several units (none named: all) as one job. `title` of what is printed: 附件5. */
export async function askPrints(
  ctx: CommandContext,
  kind: FormKind,
  title: string,
  input: { readonly unitIds: readonly string[] },
): Promise<{ id: string }> {
  const { verb } = forms[kind]
  const units = await findUnits(ctx, input.unitIds)
  const id = await queueJob(ctx, { kind: verb, title: `打印${title}：${units.length} 个单位`, input, total: units.length })
  await recordEvent(ctx, {
    verb: `${verb}.batchAsked`,
    subjects: units.map((u) => ({ id: u.id, kind: 'unit', unitSortKey: u.unitSortKey })),
  })
  return { id }
}
