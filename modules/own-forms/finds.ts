import { type SqlBool, sql } from 'kysely'
import type { FormFinder } from '../../platform/finds.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { formsInScope } from './filters.ts'

/** Forms of the bureau's own by their number. */
export const ownFormsFinder: FormFinder = {
  roles: businessReaders,
  find: async (ctx, typed, limit) => {
    const rows = await formsInScope(ctx)
      .where(sql<SqlBool>`position(${typed} in f."serialNumber") > 0`)
      .orderBy('f.openedOn', 'desc')
      .orderBy('f.id')
      .limit(limit)
      .select(['f.id', 'f.serialNumber', 'f.title'])
      .execute()
    return rows.map((f) => ({ id: f.id, number: f.serialNumber, what: `表单：${f.title}`, href: `/own-forms/${f.id}` }))
  },
}
