import { type SqlBool, sql } from 'kysely'
import type { FormFinder } from '../../platform/finds.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { collectionsInScope } from './filters.ts'

/** Collections by their number. */
export const collectionsFinder: FormFinder = {
  roles: businessReaders,
  find: async (ctx, typed, limit) => {
    const rows = await collectionsInScope(ctx)
      .where(sql<SqlBool>`position(${typed} in c."serialNumber") > 0`)
      .orderBy('c.openedOn', 'desc')
      .orderBy('c.id')
      .limit(limit)
      .select(['c.id', 'c.serialNumber', 'c.title'])
      .execute()
    return rows.map((c) => ({ id: c.id, number: c.serialNumber, what: `收集：${c.title}`, href: `/collections/${c.id}` }))
  },
}
