import { sql } from 'kysely'
import type { DeadlineDefinition } from '../../platform/deadlines.ts'
import { leaders } from './contract.ts'
import { isWaiting, receivedInScope } from './queries.ts'

/** Days that the superior set in its notices, while they wait to be taken over; from then on the bureau's own notice has its days. */
export const superiorsDeadlines: DeadlineDefinition = {
  id: 'receivedNotices',
  label: '上级来文期限',
  roles: leaders,
  list: '/received-notices?state=waiting',
  one: (id) => `/received-notices/${id}`,
  find: async (ctx, from, to) =>
    (
      await receivedInScope(ctx)
        .where(isWaiting)
        .where('r.dueOn', '>=', from)
        .where('r.dueOn', '<=', to)
        .groupBy('r.dueOn')
        .select(['r.dueOn as on', sql<number>`count(*)::int`.as('n')])
        .select([sql<string>`min(r."id"::text)`.as('id'), sql<string>`min(r."title")`.as('title')])
        .execute()
    ).flatMap(({ on, n, id, title }) => (on === null ? [] : [{ on, n, id, title }])),
}
