import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { workingDaysOf } from '../../calendar/public.ts'
import { presentInspection, presentRow, presentSuggestion } from '../presenter.ts'
import {
  findAllInspections,
  findAllSuggestions,
  findInspection,
  findRules,
  type InspectionFilters,
  type SuggestionFilters,
} from '../queries.ts'
import { subjectsOf } from './start-inspection.ts'

/** 导出警种检查 — exactly what is filtered; who took it out is on the trail. */
export async function exportInspections(ctx: CommandContext, filters: InspectionFilters) {
  const rows = await findAllInspections(ctx, filters)
  await recordEvent(ctx, { verb: 'inspection.exported', subjects: rows.flatMap(subjectsOf) })
  return { rows: rows.map((i) => presentRow(ctx, i)), on: ctx.today }
}

/** 导出检查建议 — exactly what is filtered. */
export async function exportSuggestions(ctx: CommandContext, filters: SuggestionFilters) {
  const rows = await findAllSuggestions(ctx, filters)
  await recordEvent(ctx, {
    verb: 'suggestion.exported',
    subjects: rows.map(({ id, unitSortKey }) => ({ id, kind: 'suggestion', unitSortKey })),
  })
  const calendar = await workingDaysOf(ctx)
  return { rows: rows.map((s) => presentSuggestion(ctx, calendar, s)), on: ctx.today }
}

/** 打印检查记录表 — as it stands; a draft says so. */
export async function printInspection(ctx: CommandContext, { params }: { params: { id: string } }) {
  const inspection = await findInspection(ctx, params.id)
  await recordEvent(ctx, { verb: 'inspection.printed', subjects: subjectsOf(inspection) })
  const { name, isDemo } = await findRules(ctx)
  return { view: presentInspection(ctx, inspection), bureau: { name, isDemo }, on: ctx.today }
}
export type PrintedInspection = Awaited<ReturnType<typeof printInspection>>
