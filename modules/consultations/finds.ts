import { type SqlBool, sql } from 'kysely'
import type { FormFinder } from '../../platform/finds.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { inReach } from '../task-forces/public.ts'
import { meetingsInReach } from './filters.ts'

/** Minutes by their number. */
export const consultationsFinder: FormFinder = {
  roles: businessReaders,
  find: (ctx, typed, limit) =>
    inReach(ctx, async (reach) => {
      const rows = await meetingsInReach(reach, {})
        .where(sql<SqlBool>`position(${typed} in c."number") > 0`)
        .orderBy('c.meetingOn', 'desc')
        .orderBy('c.id')
        .limit(limit)
        .select(['c.id', 'c.number', 'f.name'])
        .execute()
      return rows.map((c) => ({ id: c.id, number: c.number ?? '', what: `会商纪要：${c.name}`, href: `/consultations/${c.id}` }))
    }),
}
