import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { findAllPeople, type PeopleFilters } from '../queries.ts'

/** 导出花名册 — exactly what is filtered; full numbers only with a reason. Every person exported is a subject of the event. */
export async function exportPeople(ctx: CommandContext, { reason, ...filters }: PeopleFilters & { reason?: string }) {
  const rows = await findAllPeople(ctx, filters)
  await recordEvent(ctx, {
    verb: reason === undefined ? 'people.exported' : 'people.exportedInFull',
    subjects: rows.map((r) => ({ id: r.id, kind: 'person', unitSortKey: r.unitSortKey })),
    changes: reason === undefined ? [] : [{ field: 'reason', after: reason }],
  })
  return rows
}
