import { recordEvent } from '../../../platform/audit/record-event.ts'
import { findBureau } from '../../../platform/bureau.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { workingDaysOf } from '../../calendar/public.ts'
import type { SlipFilters } from '../filters.ts'
import { presentSlip } from '../presenter.ts'
import { findAllSlips, findSlip } from '../queries.ts'
import { subjectsOf } from './receive-slip.ts'

/** 导出督办单 — exactly what is filtered. */
export async function exportSlips(ctx: CommandContext, filters: SlipFilters) {
  const rows = await findAllSlips(ctx, filters, 100_000)
  await recordEvent(ctx, { verb: 'supervisionSlip.exported', subjects: subjectsOf(rows) })
  const calendar = await workingDaysOf(ctx)
  return { rows: rows.map((s) => presentSlip(ctx, calendar, s)), on: ctx.today }
}

/** 打印督办单台账 — what is filtered, at most as much as a person reads. */
export async function printSlips(ctx: CommandContext, filters: SlipFilters) {
  const rows = await findAllSlips(ctx, filters, 2000)
  await recordEvent(ctx, { verb: 'supervisionSlip.listPrinted', subjects: subjectsOf(rows) })
  const calendar = await workingDaysOf(ctx)
  const bureau = await findBureau(ctx)
  return { rows: rows.map((s) => presentSlip(ctx, calendar, s)), bureau, by: ctx.actor.name, on: ctx.today }
}

interface OnOne {
  params: { id: string }
}
/** 打印督办单 — one slip as the official form. */
export async function printSlip(ctx: CommandContext, { params }: OnOne) {
  const slip = await findSlip(ctx, params.id)
  await recordEvent(ctx, { verb: 'supervisionSlip.printed', subjects: subjectsOf([slip]) })
  return { slip, bureau: await findBureau(ctx), by: ctx.actor.name, on: ctx.today }
}

/** 取答复的附件 — who took the file is on the trail. */
export async function takeFile(ctx: CommandContext, { params }: { params: { id: string; fileId: string } }) {
  const slip = await findSlip(ctx, params.id)
  const file = slip.answers.flatMap((a) => a.files).find((f) => f.id === params.fileId)
  if (!file) throw notFound()
  await recordEvent(ctx, { verb: 'supervisionSlip.fileTaken', subjects: subjectsOf([slip]) })
  return file
}
