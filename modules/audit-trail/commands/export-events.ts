import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { invalid } from '../../../platform/errors.ts'
import type { EventRowView } from '../contract.ts'
import { presentEventRow } from '../presenter.ts'
import { type EventFilters, findEventsToExport } from '../queries.ts'

const most = 20_000

/** 导出审计留痕 — the rows of exactly what is filtered; that they were taken out is on the trail itself. */
export async function exportEvents(ctx: CommandContext, filters: EventFilters): Promise<{ rows: EventRowView[]; on: string }> {
  const rows = await findEventsToExport(ctx, filters, most + 1)
  if (rows.length > most) throw invalid('from', `符合条件的留痕超过 ${most} 条，一次导不完；请缩小起止日期再导出。`, 'tooMany')
  await recordEvent(ctx, {
    verb: 'trail.exported',
    changes: [
      { field: 'rows', after: String(rows.length) },
      { field: 'filters', after: JSON.stringify(filters) },
    ],
  })
  return { rows: rows.map(presentEventRow), on: ctx.today }
}
