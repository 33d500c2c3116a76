import { type SqlBool, sql } from 'kysely'
import type { FormFinder } from '../../platform/finds.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { inspectionsAsked } from './queries.ts'

/** Inspections by their number. */
export const inspectionsFinder: FormFinder = {
  roles: [...businessReaders, 'lineInspector'],
  find: async (ctx, typed, limit) => {
    const rows = await inspectionsAsked(ctx, {})
      .where(sql<SqlBool>`position(${typed} in i."number") > 0`)
      .orderBy('i.inspectedOn', 'desc')
      .orderBy('i.id')
      .limit(limit)
      .select(['i.id', 'i.number', 'u.name'])
      .execute()
    return rows.map((i) => ({ id: i.id, number: i.number, what: `警种检查：${i.name}`, href: `/inspections/${i.id}` }))
  },
}
