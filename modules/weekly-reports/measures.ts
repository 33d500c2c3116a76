import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { addDays, beijingMidnight } from '../../platform/calendar/dates.ts'
import { type MeasureDefinition, measured } from '../../platform/measures.ts'

/** What weekly reports give to comparisons. */
export const weeklyReportsMeasures: readonly MeasureDefinition[] = [
  {
    id: 'weeklyInTime',
    area: 'reporting',
    label: '周报按时报送',
    part: '按时报送',
    whole: '应报周报',
    unit: '份',
    rule: '截止时刻在这段时间里，已经报送、或者过了截止时刻没有报送的周报；第一次报送在截止时刻以前到达服务器的算按时，退回、更正都不改变。',
    href: '/weekly-reports',
    of: 'span',
    places: measured(
      (ctx, { from, to }) => sql`select r."unitId", r."standing" = 'onTime' as "isDone" from "weeklyReports" r
        where r."bureauId" = ${ctx.actor.bureauId} and r."state" <> 'withdrawn' and r."cutOffAt" >= ${beijingMidnight(from)} and r."cutOffAt" < ${beijingMidnight(addDays(to, 1))} and r."standing" is not null and ${inScope(ctx.scope, 'r.unitSortKey')}`,
    ),
  },
]
