import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import type { TriggerRowView } from '../contract.ts'
import { presentTrigger } from '../presenter.ts'
import { findAllTriggers, type TriggerFilters } from '../queries.ts'

/** 导出可以启动问责的情形 — exactly what is filtered. */
export async function exportTriggers(
  ctx: CommandContext,
  filters: TriggerFilters & { readonly sort?: string | undefined },
): Promise<{ rows: TriggerRowView[]; on: string }> {
  const rows = await findAllTriggers(ctx, filters)
  await recordEvent(ctx, { verb: 'accountabilityTriggers.exported' })
  return { rows: rows.map(presentTrigger), on: ctx.today }
}
