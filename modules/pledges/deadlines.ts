import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { DeadlineDefinition } from '../../platform/deadlines.ts'
import { businessReaders } from '../../platform/http/contract.ts'

/** Days by which signing rounds are answered. */
export const pledgesDeadlines: DeadlineDefinition = {
  id: 'signingRounds',
  label: '签订截止',
  roles: businessReaders,
  list: '/signing-rounds',
  one: (id) => `/signing-rounds/${id}`,
  find: async (ctx, from, to) =>
    (
      await ctx.db
        .selectFrom('signingRounds as r')
        .where('r.bureauId', '=', ctx.actor.bureauId)
        .where(inScope(ctx.scope, 'r.unitSortKey'))
        .where('r.closedAt', 'is', null)
        .where('r.dueOn', '>=', from)
        .where('r.dueOn', '<=', to)
        .groupBy('r.dueOn')
        .select(['r.dueOn as on', sql<number>`count(*)::int`.as('n')])
        .select([sql<string>`min(r."id"::text)`.as('id'), sql<string>`min(r."title")`.as('title')])
        .execute()
    ).flatMap(({ on, n, id, title }) => (on === null ? [] : [{ on, n, id, title }])),
}
