import type { OwedDefinition } from '../../platform/owed.ts'
import { incidentsInScope } from './queries.ts'
import { stateLabels } from './words.ts'

/** Incidents that a unit has not reported as handled. */
export const incidentsOwed: OwedDefinition = {
  id: 'incidents',
  label: '三同步处置',
  find: async (ctx, unitId, limit) => {
    const rows = await incidentsInScope(ctx, { state: 'open' })
      .where('i.unitId', '=', unitId)
      .orderBy('i.happenedAt')
      .orderBy('i.id')
      .limit(limit)
      .select(['i.id', 'i.title', 'i.number', 'i.state'])
      .execute()
    return rows.map((i) => ({
      key: i.id,
      title: `报处置完毕：${i.title}（${i.number}）`,
      askedBy: '辅警办',
      dueOn: null,
      standing: stateLabels[i.state],
      href: `/incidents/${i.id}`,
    }))
  },
}
