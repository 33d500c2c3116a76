import { type SqlBool, sql } from 'kysely'
import type { FormFinder } from '../../platform/finds.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { noticesInScope } from './queries.ts'

/** Notices by their number. */
export const noticesFinder: FormFinder = {
  roles: businessReaders,
  find: async (ctx, typed, limit) => {
    const rows = await noticesInScope(ctx, {})
      .where(sql<SqlBool>`position(${typed} in n."number") > 0`)
      .orderBy('n.issuedOn', 'desc')
      .orderBy('n.id')
      .limit(limit)
      .select(['n.id', 'n.number', 'n.title'])
      .execute()
    return rows.map((n) => ({ id: n.id, number: n.number, what: `通知：${n.title}`, href: `/notices/${n.id}` }))
  },
}
