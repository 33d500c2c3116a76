import { sql } from 'kysely'
import type { DeadlineDefinition } from '../../platform/deadlines.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { reportsInScope } from './filters.ts'

const day = sql<string>`to_char(r."cutOffAt" at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`

/** Cut-offs of the week's reports that are not sent. */
export const weeklyReportsDeadlines: DeadlineDefinition = {
  id: 'weeklyReports',
  label: '周报截止',
  roles: businessReaders,
  list: '/weekly-reports',
  one: (id) => `/weekly-reports/${id}`,
  find: async (ctx, from, to) =>
    reportsInScope(ctx)
      .where('r.arrivedAt', 'is', null)
      .where(sql<boolean>`${day} between ${from} and ${to}`)
      .groupBy(day)
      .select([
        day.as('on'),
        sql<number>`count(*)::int`.as('n'),
        sql<string>`min(r."id"::text)`.as('id'),
        sql<string>`min(u."name")`.as('title'),
      ])
      .execute(),
}
