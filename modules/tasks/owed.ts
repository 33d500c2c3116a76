import type { OwedDefinition } from '../../platform/owed.ts'
import { tasksInScope } from './queries.ts'
import { stateWords } from './sheet.ts'

export const tasksOwed: readonly OwedDefinition[] = [
  {
    id: 'tasks',
    label: '任务',
    find: async (ctx, unitId, limit) => {
      const rows = await tasksInScope(ctx, { state: 'open', side: 'unit', unitId })
        .orderBy('t.dueOn', (o) => o.asc().nullsLast())
        .orderBy('t.id')
        .limit(limit)
        .select(['t.id', 't.title', 't.period', 't.leadName', 't.dueOn', 't.state'])
        .execute()
      return rows.map((t) => ({
        key: t.id,
        title: `任务：${t.title}${t.period ? `（${t.period}）` : ''}`,
        askedBy: t.leadName,
        dueOn: t.dueOn,
        standing: stateWords[t.state],
        href: `/tasks/${t.id}`,
      }))
    },
  },
]
