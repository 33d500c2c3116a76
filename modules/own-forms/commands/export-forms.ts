import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { workingDaysOf } from '../../calendar/public.ts'
import type { PartFilters } from '../contract.ts'
import { presentForm, presentPart, presentPartRow, presentTableRow } from '../presenter.ts'
import { findAllParts, findPart, findTable, type TableFilters } from '../queries.ts'
import { subjectOf } from './save-part.ts'

const most = 100_000

/** 导出应填表单 — exactly what is filtered; who took it out is on the trail. */
export async function exportParts(ctx: CommandContext, filters: PartFilters) {
  const rows = await findAllParts(ctx, filters)
  await recordEvent(ctx, { verb: 'ownFormPart.exported', subjects: rows.map(subjectOf) })
  const calendar = await workingDaysOf(ctx)
  return { rows: rows.map((r) => presentPartRow(ctx, calendar, r)), on: ctx.today }
}

/** 导出汇总表 — the rows of all units in reach as they were frozen, exactly what is filtered. */
export async function exportTable(ctx: CommandContext, { params, query }: { params: { id: string }; query: TableFilters }) {
  const { form, rows } = await findTable(ctx, params.id, { ...query, limit: most })
  await recordEvent(ctx, {
    verb: 'ownForm.tableExported',
    subjects: [{ id: form.id, kind: 'ownForm', unitSortKey: form.unitSortKey }],
  })
  return { form: presentForm(ctx, await workingDaysOf(ctx), form), rows: rows.map(presentTableRow), on: ctx.today }
}

/** 下载表 — the part as a sheet, with what the system fills. */
export async function takeSheet(ctx: CommandContext, { params }: { params: { id: string } }) {
  const part = await findPart(ctx, params.id)
  await recordEvent(ctx, { verb: 'ownFormPart.sheetTaken', subjects: [subjectOf(part.found)] })
  return presentPart(ctx, await workingDaysOf(ctx), part)
}
