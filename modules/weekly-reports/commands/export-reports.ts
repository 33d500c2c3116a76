import { recordEvent } from '../../../platform/audit/record-event.ts'
import { findBureau } from '../../../platform/bureau.ts'
import type { CommandContext } from '../../../platform/context.ts'
import type { WeekLine } from '../../../platform/week-lines.ts'
import type { ReportFilters } from '../contract.ts'
import { findHeatMap, type HeatFilters } from '../filters.ts'
import { presentReport, presentRow } from '../presenter.ts'
import { findAllReports, findWhole } from '../queries.ts'
import { subjectOf } from './prepare-report.ts'

/** 导出周报报送情况 — exactly what is filtered; who took it out is on the trail. */
export async function exportReports(ctx: CommandContext, filters: ReportFilters) {
  const rows = await findAllReports(ctx, filters)
  await recordEvent(ctx, { verb: 'weeklyReport.exported', subjects: rows.map(subjectOf) })
  return { rows: rows.map((r) => presentRow(ctx, r)), on: ctx.today }
}

/** 导出历周报送情况 — units × weeks. */
export async function exportHeatMap(ctx: CommandContext, filters: HeatFilters) {
  const found = await findHeatMap(ctx, filters)
  await recordEvent(ctx, {
    verb: 'weeklyReport.heatMapExported',
    changes: [{ field: 'rows', after: String(found.rows.length) }],
  })
  return { heat: found, on: ctx.today }
}

/** 打印周报 — one unit's, as it stands. */
export async function printReport(ctx: CommandContext, { params }: { params: { id: string } }, lines: readonly WeekLine[]) {
  const whole = await findWhole(ctx, params.id, lines)
  await recordEvent(ctx, { verb: 'weeklyReport.printed', subjects: [subjectOf(whole.report)] })
  return { view: presentReport(ctx, whole, lines), bureau: await findBureau(ctx), by: ctx.actor.name, on: ctx.today }
}
