import { type SqlBool, sql } from 'kysely'
import type { FormFinder } from '../../platform/finds.ts'
import { weekName } from '../weekly-reports/public.ts'
import { readers } from './contract.ts'
import { reportsInScope } from './queries.ts'

/** Bureau reports by their dispatch number. */
export const bureauReportsFinder: FormFinder = {
  roles: readers,
  find: async (ctx, typed, limit) => {
    const rows = await reportsInScope(ctx)
      .where(sql<SqlBool>`position(${typed} in "dispatchNumber") > 0`)
      .orderBy('weekOn', 'desc')
      .limit(limit)
      .select(['id', 'dispatchNumber', 'weekOn'])
      .execute()
    return rows.map((r) => ({
      id: r.id,
      number: r.dispatchNumber ?? '',
      what: `全局周报：${weekName(r.weekOn)}`,
      href: `/bureau-reports/${r.id}`,
    }))
  },
}
