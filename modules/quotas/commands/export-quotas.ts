import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import type { QuotaRowView } from '../contract.ts'
import { presentQuotaRow } from '../presenter.ts'
import { findAllQuotas, type QuotaFilters } from '../queries.ts'

/** 导出用辅数量 — the rows of exactly what is filtered; who took them out is on the trail. */
export async function exportQuotas(ctx: CommandContext, filters: QuotaFilters): Promise<{ rows: QuotaRowView[]; on: string }> {
  const rows = (await findAllQuotas(ctx, filters)).map(presentQuotaRow)
  await recordEvent(ctx, { verb: 'quota.exported', changes: [{ field: 'rows', after: String(rows.length) }] })
  return { rows, on: filters.on ?? ctx.today }
}
