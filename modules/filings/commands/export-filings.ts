import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { workingDaysOf } from '../../calendar/public.ts'
import { presentFiling } from '../presenter.ts'
import { type FilingFilters, findAllFilings, findFilingsById, findRule } from '../queries.ts'
import { subjectsOf } from './lodge-filings.ts'

/** 导出备案登记簿 — exactly what is filtered; who took it out is on the trail. */
export async function exportFilings(ctx: CommandContext, filters: FilingFilters) {
  const rows = await findAllFilings(ctx, filters)
  await recordEvent(ctx, { verb: 'filing.exported', subjects: subjectsOf(rows) })
  const calendar = await workingDaysOf(ctx)
  return { rows: rows.map((r) => presentFiling(ctx, calendar, r)), on: ctx.today }
}

/** 打印备案回执 — of an accepted filing. */
export async function printReceipt(ctx: CommandContext, { params }: { params: { id: string } }) {
  const [row] = await findFilingsById(ctx, [params.id])
  if (row?.state !== 'accepted') throw notFound()
  await recordEvent(ctx, { verb: 'filing.receiptPrinted', subjects: subjectsOf([row]) })
  const rule = await findRule(ctx)
  return { filing: presentFiling(ctx, await workingDaysOf(ctx), row), bureau: rule, by: ctx.actor.name, on: ctx.today }
}
