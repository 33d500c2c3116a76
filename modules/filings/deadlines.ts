import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { DeadlineDefinition } from '../../platform/deadlines.ts'
import { businessReaders } from '../../platform/http/contract.ts'

/** Days by which units lodge their filings. */
export const filingsDeadlines: DeadlineDefinition = {
  id: 'filings',
  label: '备案报送',
  roles: businessReaders,
  list: '/filings',
  one: (id) => `/filings?open=${id}`,
  find: async (ctx, from, to) =>
    (
      await ctx.db
        .selectFrom('filings as f')
        .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'f.bureauId').onRef('p.id', '=', 'f.personId'))
        .where('f.bureauId', '=', ctx.actor.bureauId)
        .where(inScope(ctx.scope, 'f.unitSortKey'))
        .where('f.state', 'in', ['open', 'returned'])
        .where('f.dueOn', '>=', from)
        .where('f.dueOn', '<=', to)
        .groupBy('f.dueOn')
        .select(['f.dueOn as on', sql<number>`count(*)::int`.as('n')])
        .select([sql<string>`min(f."id"::text)`.as('id'), sql<string>`min(p."name")`.as('title')])
        .execute()
    ).flatMap(({ on, n, id, title }) => (on === null ? [] : [{ on, n, id, title }])),
}
