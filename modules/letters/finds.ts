import { type SqlBool, sql } from 'kysely'
import type { FormFinder } from '../../platform/finds.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { reachable } from './queries.ts'

/** Responsibility letters by their number. */
export const lettersFinder: FormFinder = {
  roles: [...businessReaders, 'leadOfficer'],
  find: async (ctx, typed, limit) => {
    const rows = await reachable(ctx)
      .where(sql<SqlBool>`position(${typed} in l."serialNumber") > 0`)
      .orderBy('l.issuedOn', 'desc')
      .orderBy('l.id')
      .limit(limit)
      .select(['l.id', 'l.serialNumber', 'u.name'])
      .execute()
    return rows.map((l) => ({ id: l.id, number: l.serialNumber, what: `责任书：${l.name}`, href: `/letters/${l.id}` }))
  },
}
