import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { findBureau, findReport } from '../queries.ts'
import { subjectOf } from './edit-report.ts'

interface Input {
  params: { id: string }
}

/** 打印全局周报 — as an official document, as it stands. */
export async function printReport(ctx: CommandContext, { params }: Input) {
  const found = await findReport(ctx, params.id)
  await recordEvent(ctx, { verb: 'bureauReport.printed', subjects: [subjectOf(found)] })
  return { report: found, bureau: await findBureau(ctx), by: ctx.actor.name, on: ctx.today }
}

/** 导出各单位周报数字 — the comparison with its denominators. */
export async function exportFigures(ctx: CommandContext, { params }: Input) {
  const found = await findReport(ctx, params.id)
  await recordEvent(ctx, { verb: 'bureauReport.figuresExported', subjects: [subjectOf(found)] })
  return { report: found, on: ctx.today }
}
