import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import type { WrittenSheet } from '../../../platform/spreadsheet/write-workbook.ts'
import { presentUnitMeasures } from '../presenter.ts'
import type { KeptMeasures } from '../queries.ts'
import type { spanOf } from '../shares.ts'
import { unitSheet } from '../sheet.ts'

/** 导出 — one unit's measures beside those of the whole bureau. */
export async function exportUnit(
  ctx: CommandContext,
  kept: KeptMeasures,
  asked: Parameters<typeof spanOf>[1] & { id: string },
): Promise<WrittenSheet> {
  const view = await presentUnitMeasures(ctx, kept, asked)
  const totals = new Map((await kept.bureauTotals(ctx, view)).map((t) => [t.measureId, t.total]))
  await recordEvent(ctx, {
    verb: 'unitPerformance.exported',
    subjects: [{ id: view.unit.id, kind: 'unit', unitSortKey: view.unit.unitSortKey }],
    changes: [{ field: 'span', after: `${view.from} ${view.to}` }],
  })
  const rows = view.measures.map(({ measure, share }) => ({ measure, share, total: totals.get(measure.id) ?? null }))
  return unitSheet({ name: view.unit.name, from: view.from, to: view.to, on: view.on, rows })
}
