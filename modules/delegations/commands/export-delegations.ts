import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { presentRow } from '../presenter.ts'
import { type DelegationFilters, findAllDelegations } from '../queries.ts'

/** 导出委托登记簿 — exactly what is filtered. */
export async function exportDelegations(ctx: CommandContext, filters: DelegationFilters) {
  const rows = await findAllDelegations(ctx, filters)
  await recordEvent(ctx, { verb: 'delegation.exported', subjects: rows.map(({ id }) => ({ id, kind: 'delegation' })) })
  return { rows: rows.map((d) => presentRow(ctx, d)), on: ctx.today }
}
