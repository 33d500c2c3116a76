import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import type { UnitRowView } from '../contract.ts'
import { presentUnitRow } from '../presenter.ts'
import { findAllUnits, type UnitFilters } from '../queries.ts'

/** 导出单位名册 — the rows of exactly what is filtered; who took them out is on the trail. */
export async function exportUnits(ctx: CommandContext, filters: UnitFilters): Promise<{ rows: UnitRowView[]; on: string }> {
  const rows = (await findAllUnits(ctx, filters)).map(presentUnitRow)
  await recordEvent(ctx, { verb: 'unit.exported', changes: [{ field: 'rows', after: String(rows.length) }] })
  return { rows, on: ctx.today }
}
