import { sql } from 'kysely'
import type { QueryContext } from '../../platform/context.ts'
import type { FigureDefinition } from '../../platform/figures.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import type { ReportFilters } from './contract.ts'
import { filteredReports } from './filters.ts'

/** Reports by unit, in roster order. */
export const countByUnit = (ctx: QueryContext, q: ReportFilters) =>
  filteredReports(ctx, q)
    .groupBy(['u.id', 'u.shortName', 'u.unitSortKey'])
    .orderBy('u.unitSortKey')
    .select(['u.id as unitId', 'u.shortName as unitName', 'u.unitSortKey', sql<number>`count(*)::int`.as('n')])
    .select(
      sql<string | null>`min((r."cutOffAt" at time zone 'Asia/Shanghai')::date) filter (where r."standing" = 'missing')`.as(
        'dueOn',
      ),
    )
    .execute()

const parts = { unit: '份', roles: businessReaders, whoActs: '单位内勤' } as const

/** What the weekly report tells front page and data health: this week's and last week's that are missing or came late. */
export const weeklyReportsFigures: readonly FigureDefinition[] = [
  {
    ...parts,
    id: 'weeklyMissing',
    label: '漏报的周报',
    href: '/weekly-reports?standing=missing&weeks=2',
    rule: '本周和上周的周报，过了截止时刻还没有报送，一个单位一周计一份；截止时刻为本局规定，逢节假日按工作日历挪。',
    places: (ctx) => countByUnit(ctx, { standing: 'missing', weeks: 2 }),
  },
  {
    ...parts,
    id: 'weeklyLate',
    label: '迟报的周报',
    href: '/weekly-reports?standing=late&weeks=2',
    rule: '本周和上周的周报，第一次报送到达服务器时已过截止时刻；退回、更正都不改变。',
    places: (ctx) => countByUnit(ctx, { standing: 'late', weeks: 2 }),
  },
]
