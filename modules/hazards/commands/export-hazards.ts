import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { workingDaysOf } from '../../calendar/public.ts'
import type { HazardFilters } from '../filters.ts'
import { presentHazard } from '../presenter.ts'
import { findAllHazards, findHazard } from '../queries.ts'
import { subjectsOf } from './start-rectification.ts'

/** 导出问题台账 — exactly what is filtered; who took it out is on the trail. */
export async function exportHazards(ctx: CommandContext, filters: HazardFilters) {
  const rows = await findAllHazards(ctx, filters)
  await recordEvent(ctx, { verb: 'hazard.exported', subjects: subjectsOf(rows) })
  const calendar = await workingDaysOf(ctx)
  return { rows: rows.map((r) => presentHazard(ctx, calendar, r)), on: ctx.today }
}

/** 取佐证材料 — who took the file is on the trail. */
export async function takeEvidence(ctx: CommandContext, { params }: { params: { id: string; evidenceId: string } }) {
  const hazard = await findHazard(ctx, params.id)
  const file = await ctx.db
    .selectFrom('hazardEvidence')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('hazardId', '=', hazard.id)
    .where('id', '=', params.evidenceId)
    .select(['fileId', 'fileName', 'mediaType'])
    .executeTakeFirst()
  if (!file) throw notFound()
  await recordEvent(ctx, { verb: 'hazard.evidenceTaken', subjects: subjectsOf([hazard]) })
  return file
}
