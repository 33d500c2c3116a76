import { sql } from 'kysely'
import type { DeadlineDefinition } from '../../platform/deadlines.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { slipsInScope } from './filters.ts'

/** Days by which slips are answered. */
export const supervisionDeadlines: DeadlineDefinition = {
  id: 'supervisionSlips',
  label: '督办单答复',
  roles: businessReaders,
  list: '/supervision-slips',
  one: (id) => `/supervision-slips/${id}`,
  find: async (ctx, from, to) =>
    (
      await slipsInScope(ctx, { state: 'open' })
        .where('s.answeredOn', 'is', null)
        .where('s.answerBy', '>=', from)
        .where('s.answerBy', '<=', to)
        .groupBy('s.answerBy')
        .select(['s.answerBy as on', sql<number>`count(*)::int`.as('n')])
        .select([sql<string>`min(s."id"::text)`.as('id'), sql<string>`min(s."taskTitle")`.as('title')])
        .execute()
    ).flatMap(({ on, n, id, title }) => (on === null ? [] : [{ on, n, id, title }])),
}
