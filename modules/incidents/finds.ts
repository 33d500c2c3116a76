import { type SqlBool, sql } from 'kysely'
import type { FormFinder } from '../../platform/finds.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { incidentsInScope } from './queries.ts'

/** Incidents by their number. */
export const incidentsFinder: FormFinder = {
  roles: businessReaders,
  find: async (ctx, typed, limit) => {
    const rows = await incidentsInScope(ctx, {})
      .where(sql<SqlBool>`position(${typed} in i."number") > 0`)
      .orderBy('i.happenedAt', 'desc')
      .orderBy('i.id')
      .limit(limit)
      .select(['i.id', 'i.number', 'i.title'])
      .execute()
    return rows.map((i) => ({ id: i.id, number: i.number, what: `三同步：${i.title}`, href: `/incidents/${i.id}` }))
  },
}
