import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { fellDue, type MeasureDefinition, measured } from '../../platform/measures.ts'
import { standingOf } from './filters.ts'

/** What screening gives to comparisons. */
export const screeningMeasures: readonly MeasureDefinition[] = [
  {
    id: 'screeningInTime',
    area: 'hazards',
    label: '隐患排查按期报送',
    part: '按期报送',
    whole: '到期排查',
    unit: '份',
    rule: '时限在这段时间里、今天以前已过的隐患排查；时限以内第一次报送的算按期，零报告也算；时限以前批次就结束、不用再报的不计。',
    href: '/screening-returns',
    of: 'span',
    places: measured(
      (ctx, span) => sql`select r."unitId", ${standingOf(ctx.today)} = 'onTime' as "isDone" from "screeningReturns" r
        where r."bureauId" = ${ctx.actor.bureauId} and ${standingOf(ctx.today)} <> 'released' and ${fellDue(ctx, span, 'r.dueOn')} and ${inScope(ctx.scope, 'r.unitSortKey')}`,
    ),
  },
]
