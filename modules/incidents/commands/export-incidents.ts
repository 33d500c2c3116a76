import { recordEvent } from '../../../platform/audit/record-event.ts'
import { findBureau } from '../../../platform/bureau.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { presentIncident, presentRow } from '../presenter.ts'
import { findAllIncidents, findIncident, type IncidentFilters } from '../queries.ts'
import { subjectsOf } from './record-incident.ts'

/** 导出三同步 — exactly what is filtered; who took it out is on the trail. */
export async function exportIncidents(ctx: CommandContext, filters: IncidentFilters) {
  const rows = await findAllIncidents(ctx, filters)
  await recordEvent(ctx, { verb: 'incident.exported', subjects: rows.flatMap(subjectsOf) })
  return { rows: rows.map((i) => presentRow(ctx, i)), on: ctx.today }
}

/** 打印三同步记录表 — as it stands. */
export async function printIncident(ctx: CommandContext, { params }: { params: { id: string } }) {
  const incident = await findIncident(ctx, params.id)
  await recordEvent(ctx, { verb: 'incident.printed', subjects: subjectsOf(incident) })
  return { view: presentIncident(ctx, incident), bureau: await findBureau(ctx), on: ctx.today }
}
export type PrintedIncident = Awaited<ReturnType<typeof printIncident>>
