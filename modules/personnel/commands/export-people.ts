import { recordEvent } from '../../../platform/audit/record-event.ts'
import { beijingMoment } from '../../../platform/calendar/dates.ts'
import type { CommandContext } from '../../../platform/context.ts'
import type { PeopleFilters } from '../filters.ts'
import { findAllPeople } from '../queries.ts'

/** Who took full numbers out, when, why, under which event: stands on top of the file (notice N5.4). */
function traceOf({ actor, now }: CommandContext, eventId: string, reason: string): string {
  return `含完整号码，只限本次事由使用。导出人：${actor.name}，${beijingMoment(now).slice(0, 16)}；事由：${reason}；留痕号：${eventId}`
}

/** 导出花名册 — exactly what is filtered; full numbers only with a reason. Every person exported is a subject of the event, whose id marks a file with full numbers. */
export async function exportPeople(ctx: CommandContext, { reason, ...filters }: PeopleFilters & { reason?: string }) {
  const rows = await findAllPeople(ctx, filters)
  const eventId = await recordEvent(ctx, {
    verb: reason === undefined ? 'people.exported' : 'people.exportedInFull',
    subjects: rows.map((r) => ({ id: r.id, kind: 'person', unitSortKey: r.unitSortKey })),
    changes: reason === undefined ? [] : [{ field: 'reason', after: reason }],
  })
  return { rows, trace: reason === undefined ? null : traceOf(ctx, eventId, reason) }
}
