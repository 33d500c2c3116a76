import { type SqlBool, sql } from 'kysely'
import type { FormFinder } from '../../platform/finds.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { roundsInScope } from './filters.ts'

/** Screening rounds by their number. */
export const screeningFinder: FormFinder = {
  roles: businessReaders,
  find: async (ctx, typed, limit) => {
    const rows = await roundsInScope(ctx)
      .where(sql<SqlBool>`position(${typed} in o."serialNumber") > 0`)
      .orderBy('o.openedOn', 'desc')
      .orderBy('o.id')
      .limit(limit)
      .select(['o.id', 'o.serialNumber', 'o.title'])
      .execute()
    return rows.map((r) => ({
      id: r.id,
      number: r.serialNumber,
      what: `隐患排查：${r.title}`,
      href: `/screening-rounds/${r.id}`,
    }))
  },
}
