import { sql } from 'kysely'
import type { StartedDefinition } from '../../platform/started.ts'
import { incidentsInScope } from './queries.ts'
import { stateLabels } from './words.ts'

/** Incidents that somebody recorded and that are not reviewed. */
export const incidentsStarted: StartedDefinition = {
  id: 'incidents',
  label: '三同步',
  verbs: ['incident.recorded'],
  kind: 'incident',
  find: async (ctx, ids) => {
    const rows = await incidentsInScope(ctx, {})
      .where(sql<boolean>`i."id" = any(${ids}::uuid[])`)
      .where('i.state', '<>', 'reviewed')
      .select(['i.id', 'i.title', 'i.number', 'i.state', 'u.name as unitName'])
      .execute()
    return rows.map((i) => ({
      id: i.id,
      title: `${i.title}（${i.unitName}，${i.number}）`,
      standing: stateLabels[i.state],
      holder: i.state === 'handled' ? '辅警办' : i.unitName,
      since: null,
      dueOn: null,
      href: `/incidents/${i.id}`,
    }))
  },
}
