import { sql } from 'kysely'
import { inPersonScope } from '../../platform/access/scope.ts'
import type { DeadlineDefinition } from '../../platform/deadlines.ts'
import { businessReaders } from '../../platform/http/contract.ts'

/** Days on which contracts of serving auxiliaries end. */
export const personnelDeadlines: DeadlineDefinition = {
  id: 'contracts',
  label: '合同到期',
  roles: businessReaders,
  list: '/people',
  one: (id) => `/people/${id}`,
  find: async (ctx, from, to) =>
    (
      await ctx.db
        .selectFrom('people')
        .where('people.bureauId', '=', ctx.actor.bureauId)
        .where(inPersonScope(ctx.scope))
        .where('people.kind', '=', 'auxiliary')
        .where('people.voidedAt', 'is', null)
        .where('people.separatedOn', 'is', null)
        .where('people.contractEndsOn', '>=', from)
        .where('people.contractEndsOn', '<=', to)
        .groupBy('people.contractEndsOn')
        .select(['people.contractEndsOn as on', sql<number>`count(*)::int`.as('n')])
        .select([sql<string>`min("people"."id"::text)`.as('id'), sql<string>`min("people"."name")`.as('title')])
        .execute()
    ).flatMap(({ on, n, id, title }) => (on === null ? [] : [{ on, n, id, title }])),
}
