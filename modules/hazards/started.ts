import { sql } from 'kysely'
import type { StartedDefinition } from '../../platform/started.ts'
import { hazardsInScope } from './queries.ts'
import { stateLabels } from './words.ts'

const withOffice: readonly string[] = ['confirmed']

/** Hazards that somebody found, and extensions asked for. */
export const hazardsStarted: StartedDefinition = {
  id: 'hazards',
  label: '隐患',
  verbs: ['hazard.found', 'hazard.extensionAsked', 'hazard.relapsed', 'hazard.urged', 'hazard.escalated'],
  kind: 'hazard',
  find: async (ctx, ids) => {
    const rows = await hazardsInScope(ctx, { state: 'open' })
      .where(sql<boolean>`h."id" = any(${ids}::uuid[])`)
      .select(['h.id', 'h.title', 'h.number', 'h.state', 'h.ownerName', 'h.rectifyBy', 'h.extensionDay', 'u.name as unitName'])
      .execute()
    return rows.map((h) => ({
      id: h.id,
      title: `${h.title}（${h.unitName}，${h.number}）`,
      standing: h.extensionDay ? `${stateLabels[h.state]}，延期待答复` : stateLabels[h.state],
      holder: withOffice.includes(h.state) ? '辅警办' : [h.unitName, h.ownerName].filter(Boolean).join(' '),
      since: null,
      dueOn: h.rectifyBy,
      href: `/hazards/${h.id}`,
    }))
  },
}
