import { type SqlBool, sql } from 'kysely'
import type { FormFinder } from '../../platform/finds.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { slipsInScope } from './filters.ts'

/** Slips by their number. */
export const supervisionFinder: FormFinder = {
  roles: businessReaders,
  find: async (ctx, typed, limit) => {
    const rows = await slipsInScope(ctx, { state: 'all' })
      .where(sql<SqlBool>`position(${typed} in s."number") > 0`)
      .orderBy('s.draftedOn', 'desc')
      .orderBy('s.id')
      .limit(limit)
      .select(['s.id', 's.number', 's.taskTitle', 's.unitName'])
      .execute()
    return rows.map((s) => ({
      id: s.id,
      number: s.number ?? '',
      what: `督办单：${s.unitName}，${s.taskTitle}`,
      href: `/supervision/${s.id}`,
    }))
  },
}
