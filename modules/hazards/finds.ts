import { type SqlBool, sql } from 'kysely'
import type { FormFinder } from '../../platform/finds.ts'
import { hazardReaders } from './contract.ts'
import { hazardsInScope } from './queries.ts'

/** Hazards by their number. */
export const hazardsFinder: FormFinder = {
  roles: hazardReaders,
  find: async (ctx, typed, limit) => {
    const rows = await hazardsInScope(ctx, { state: 'all', q: typed })
      .where(sql<SqlBool>`position(${typed} in h."number") > 0`)
      .orderBy('h.foundOn', 'desc')
      .orderBy('h.id')
      .limit(limit)
      .select(['h.id', 'h.number', 'h.title'])
      .execute()
    return rows.map((h) => ({ id: h.id, number: h.number, what: `隐患：${h.title}`, href: `/hazards/${h.id}` }))
  },
}
