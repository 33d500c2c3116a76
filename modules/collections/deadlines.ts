import { sql } from 'kysely'
import type { DeadlineDefinition } from '../../platform/deadlines.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { partsInScope } from './filters.ts'

/** Days by which units owe their parts. */
export const collectionsDeadlines: DeadlineDefinition = {
  id: 'collectionParts',
  label: '收集材料截止',
  roles: businessReaders,
  list: '/collections',
  one: (id) => `/collection-parts/${id}`,
  find: async (ctx, from, to) =>
    (
      await partsInScope(ctx)
        .where('p.closedAt', 'is', null)
        .where('p.state', 'in', ['waiting', 'returned'])
        .where('p.dueOn', '>=', from)
        .where('p.dueOn', '<=', to)
        .groupBy('p.dueOn')
        .select(['p.dueOn as on', sql<number>`count(*)::int`.as('n')])
        .select([sql<string>`min(p."id"::text)`.as('id'), sql<string>`min(p."title")`.as('title')])
        .execute()
    ).flatMap(({ on, n, id, title }) => (on === null ? [] : [{ on, n, id, title }])),
}
