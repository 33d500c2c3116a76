import { sql } from 'kysely'
import type { DeadlineDefinition } from '../../platform/deadlines.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { hazardsInScope } from './queries.ts'

/** Days by which hazards are to be rectified. */
export const hazardsDeadlines: DeadlineDefinition = {
  id: 'hazards',
  label: '整改到期',
  roles: [...businessReaders, 'leadOfficer'],
  list: '/hazards',
  one: (id) => `/hazards/${id}`,
  find: async (ctx, from, to) =>
    (
      await hazardsInScope(ctx, { state: 'open' })
        .where('h.rectifyBy', '>=', from)
        .where('h.rectifyBy', '<=', to)
        .groupBy('h.rectifyBy')
        .select(['h.rectifyBy as on', sql<number>`count(*)::int`.as('n')])
        .select([sql<string>`min(h."id"::text)`.as('id'), sql<string>`min(h."title")`.as('title')])
        .execute()
    ).flatMap(({ on, n, id, title }) => (on === null ? [] : [{ on, n, id, title }])),
}

/** Days by which closed hazards are looked back at. */
export const lookBackDeadlines: DeadlineDefinition = {
  id: 'lookBacks',
  label: '回头看',
  roles: businessReaders,
  list: '/hazards?state=closed',
  one: (id) => `/hazards/${id}`,
  find: async (ctx, from, to) =>
    (
      await hazardsInScope(ctx, { state: 'closed' })
        .where('h.lookedBackOn', 'is', null)
        .where('h.lookBackOn', '>=', from)
        .where('h.lookBackOn', '<=', to)
        .groupBy('h.lookBackOn')
        .select(['h.lookBackOn as on', sql<number>`count(*)::int`.as('n')])
        .select([sql<string>`min(h."id"::text)`.as('id'), sql<string>`min(h."title")`.as('title')])
        .execute()
    ).flatMap(({ on, n, id, title }) => (on === null ? [] : [{ on, n, id, title }])),
}
