import { sql } from 'kysely'
import type { StartedDefinition } from '../../platform/started.ts'
import { inspectionsAsked } from './queries.ts'
import { stateLabels } from './words.ts'

/** Inspections that somebody began and has not concluded. */
export const inspectionsStarted: StartedDefinition = {
  id: 'inspections',
  label: '检查',
  verbs: ['inspection.started'],
  kind: 'inspection',
  find: async (ctx, ids) => {
    const rows = await inspectionsAsked(ctx, {})
      .where(sql<boolean>`i."id" = any(${ids}::uuid[])`)
      .where('i.state', 'not in', ['concluded', 'cancelled'])
      .select(['i.id', 'i.number', 'i.state', 'i.inspectedOn', 'u.name as unitName'])
      .execute()
    return rows.map((i) => ({
      id: i.id,
      title: `${i.unitName}（${i.number}）`,
      standing: stateLabels[i.state],
      holder: '我',
      since: i.inspectedOn,
      dueOn: null,
      href: `/inspections/${i.id}`,
    }))
  },
}
