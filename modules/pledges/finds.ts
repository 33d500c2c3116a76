import { type SqlBool, sql } from 'kysely'
import type { FormFinder } from '../../platform/finds.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { roundsInScope } from './queries.ts'

/** Signing rounds by their number. */
export const roundsFinder: FormFinder = {
  roles: businessReaders,
  find: async (ctx, typed, limit) => {
    const rows = await roundsInScope(ctx)
      .where(sql<SqlBool>`position(${typed} in r."serialNumber") > 0`)
      .orderBy('r.id')
      .limit(limit)
      .execute()
    return rows.map((r) => ({ id: r.id, number: r.serialNumber, what: r.title, href: `/signing-rounds/${r.id}` }))
  },
}
