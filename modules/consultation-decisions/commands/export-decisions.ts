import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { workingDaysOf } from '../../calendar/public.ts'
import { inReach } from '../../task-forces/public.ts'
import { presentDecision } from '../presenter.ts'
import { type DecisionFilters, findAllDecisions } from '../queries.ts'

/** 导出会商决定 — exactly what is filtered; who took it out is on the trail. */
export const exportDecisions = (narrow: CommandContext, filters: DecisionFilters) =>
  inReach(narrow, async (reach) => {
    const rows = await findAllDecisions(reach, filters)
    await recordEvent(reach.ctx, {
      verb: 'consultationDecision.exported',
      subjects: rows.map((d) => ({ id: d.id, kind: 'consultationDecision', unitSortKey: d.unitSortKey })),
    })
    const calendar = await workingDaysOf(reach.ctx)
    return { rows: rows.map((d) => presentDecision(reach, calendar, d)), on: reach.ctx.today }
  })
