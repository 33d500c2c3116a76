import { sql } from 'kysely'
import type { DeadlineDefinition } from '../../platform/deadlines.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { partsInScope, partsWithForm } from './filters.ts'

/** Days by which units owe their forms. */
export const ownFormsDeadlines: DeadlineDefinition = {
  id: 'ownFormParts',
  label: '本局表单截止',
  roles: businessReaders,
  list: '/own-form-parts',
  one: (id) => `/own-form-parts/${id}`,
  find: (ctx, from, to) =>
    partsWithForm(partsInScope(ctx))
      .where('p.closedAt', 'is', null)
      .where('p.state', 'in', ['waiting', 'returned'])
      .where('p.dueOn', '>=', from)
      .where('p.dueOn', '<=', to)
      .groupBy('p.dueOn')
      .select(['p.dueOn as on', sql<number>`count(*)::int`.as('n')])
      .select([sql<string>`min(p."id"::text)`.as('id'), sql<string>`min(f."title")`.as('title')])
      .execute(),
}
