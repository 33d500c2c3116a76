import { type SqlBool, sql } from 'kysely'
import type { FormFinder } from '../../platform/finds.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { readable } from './queries.ts'

/** Documents of the police lines by the number of their filing. */
export const lineDocumentsFinder: FormFinder = {
  roles: [...businessReaders, 'lineInspector'],
  find: async (ctx, typed, limit) => {
    const rows = await readable(ctx)
      .where(sql<SqlBool>`position(${typed} in d."serialNumber") > 0`)
      .orderBy('d.lodgedAt', 'desc')
      .orderBy('d.id')
      .limit(limit)
      .select(['d.id', 'd.serialNumber', 'd.title'])
      .execute()
    return rows.map((d) => ({ id: d.id, number: d.serialNumber ?? '', what: d.title, href: `/line-documents/${d.id}` }))
  },
}
