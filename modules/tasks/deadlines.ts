import { sql } from 'kysely'
import type { DeadlineDefinition } from '../../platform/deadlines.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { tasksInScope } from './queries.ts'

/** Days by which tasks are due that nobody has concluded. */
export const tasksDeadlines: DeadlineDefinition = {
  id: 'tasks',
  label: '任务时限',
  roles: [...businessReaders, 'leadOfficer'],
  list: '/tasks',
  one: (id) => `/tasks/${id}`,
  find: async (ctx, from, to) =>
    (
      await tasksInScope(ctx, { state: 'open' })
        .where('t.dueOn', '>=', from)
        .where('t.dueOn', '<=', to)
        .groupBy('t.dueOn')
        .select(['t.dueOn as on', sql<number>`count(*)::int`.as('n')])
        .select([sql<string>`min(t."id"::text)`.as('id'), sql<string>`min(t."title")`.as('title')])
        .execute()
    ).flatMap(({ on, n, id, title }) => (on === null ? [] : [{ on, n, id, title }])),
}
