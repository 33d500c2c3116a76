import { sql } from 'kysely'
import type { DeadlineDefinition } from '../../platform/deadlines.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { returnsInScope } from './filters.ts'

/** Days by which units return their screening. */
export const screeningDeadlines: DeadlineDefinition = {
  id: 'screeningReturns',
  label: '排查填报截止',
  roles: businessReaders,
  list: '/screening-returns',
  one: (id) => `/screening-returns/${id}`,
  find: async (ctx, from, to) =>
    (
      await returnsInScope(ctx)
        .where('r.closedAt', 'is', null)
        .where('r.state', 'in', ['waiting', 'returned'])
        .where('r.dueOn', '>=', from)
        .where('r.dueOn', '<=', to)
        .groupBy('r.dueOn')
        .select(['r.dueOn as on', sql<number>`count(*)::int`.as('n')])
        .select([sql<string>`min(r."id"::text)`.as('id'), sql<string>`min(u."name")`.as('title')])
        .execute()
    ).flatMap(({ on, n, id, title }) => (on === null ? [] : [{ on, n, id, title }])),
}
