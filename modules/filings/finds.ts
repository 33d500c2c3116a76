import { type SqlBool, sql } from 'kysely'
import type { FormFinder } from '../../platform/finds.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { filingsInScope } from './queries.ts'

/** Filings by their number. */
export const filingsFinder: FormFinder = {
  roles: businessReaders,
  find: async (ctx, typed, limit) => {
    const rows = await filingsInScope(ctx, {})
      .where(sql<SqlBool>`position(${typed} in f."serialNumber") > 0`)
      .orderBy('f.openedOn', 'desc')
      .orderBy('f.id')
      .limit(limit)
      .select(['f.id', 'f.serialNumber', 'p.name'])
      .execute()
    return rows.map((f) => ({ id: f.id, number: f.serialNumber ?? '', what: `备案：${f.name}`, href: `/filings?open=${f.id}` }))
  },
}
