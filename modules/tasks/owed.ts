import type { OwedDefinition } from '../../platform/owed.ts'
import { tasksInScope } from './queries.ts'
import { stateLabels } from './words.ts'

/** Tasks that a unit has not concluded. */
export const tasksOwed: OwedDefinition = {
  id: 'tasks',
  label: '任务',
  find: async (ctx, unitId, limit) => {
    const rows = await tasksInScope(ctx, { state: 'open' })
      .where('t.unitId', '=', unitId)
      .orderBy('t.dueOn', (o) => o.asc().nullsLast())
      .orderBy('t.id')
      .limit(limit)
      .select(['t.id', 't.title', 't.period', 't.leadName', 't.dueOn', 't.state'])
      .execute()
    return rows.map((t) => ({
      key: t.id,
      title: t.period ? `${t.title}（${t.period}）` : t.title,
      askedBy: t.leadName,
      dueOn: t.dueOn,
      standing: stateLabels[t.state],
      href: `/tasks/${t.id}`,
    }))
  },
}
