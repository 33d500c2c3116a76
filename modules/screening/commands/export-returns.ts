import { recordEvent } from '../../../platform/audit/record-event.ts'
import { findBureau } from '../../../platform/bureau.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { workingDaysOf } from '../../calendar/public.ts'
import type { ReturnFilters } from '../contract.ts'
import { presentReturn, presentReturnRow, presentStandings } from '../presenter.ts'
import { findAllReturns, findReturn, findStandings } from '../queries.ts'
import { subjectOf } from './save-answers.ts'

/** 导出单位填报 — exactly what is filtered; who took it out is on the trail. */
export async function exportReturns(ctx: CommandContext, filters: ReturnFilters) {
  const rows = await findAllReturns(ctx, filters)
  await recordEvent(ctx, { verb: 'screeningReturn.exported', subjects: rows.map(subjectOf) })
  const calendar = await workingDaysOf(ctx)
  return { rows: rows.map((r) => presentReturnRow(ctx, calendar, r)), on: ctx.today }
}

/** 导出各单位历次填报 — every unit in reach over the last rounds. */
export async function exportStandings(ctx: CommandContext, filters: Pick<ReturnFilters, 'unitId' | 'below'>) {
  const found = await findStandings(ctx, { ...filters, limit: 10_000 })
  await recordEvent(ctx, {
    verb: 'screeningRound.standingsExported',
    subjects: found.rounds.map((r) => ({ id: r.id, kind: 'screeningRound', unitSortKey: r.unitSortKey })),
  })
  return { page: presentStandings(found), on: ctx.today }
}

/** 打印排查表 — one unit's return as an official form. */
export async function printReturn(ctx: CommandContext, { params }: { params: { id: string } }) {
  const found = await findReturn(ctx, params.id)
  await recordEvent(ctx, { verb: 'screeningReturn.printed', subjects: [subjectOf(found.found)] })
  const view = presentReturn(ctx, await workingDaysOf(ctx), found)
  return { view, bureau: await findBureau(ctx), by: ctx.actor.name, on: ctx.today }
}
