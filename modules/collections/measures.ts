import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { fellDue, type MeasureDefinition, measured } from '../../platform/measures.ts'
import { standingOf } from './filters.ts'

/** What collections give to comparisons. */
export const collectionsMeasures: readonly MeasureDefinition[] = [
  {
    id: 'collectionsInTime',
    area: 'reporting',
    label: '收集材料按期报送',
    part: '按期报送',
    whole: '到期材料',
    unit: '件',
    rule: '时限在这段时间里、今天以前已过的收集材料；时限以内第一次报送的算按期；时限以前收集就结束、不用再报的不计。',
    href: '/collection-parts',
    of: 'span',
    places: measured(
      (ctx, span) => sql`select p."unitId", ${standingOf(ctx.today)} = 'onTime' as "isDone" from "collectionParts" p
        where p."bureauId" = ${ctx.actor.bureauId} and ${standingOf(ctx.today)} <> 'released' and ${fellDue(ctx, span, 'p.dueOn')} and ${inScope(ctx.scope, 'p.unitSortKey')}`,
    ),
  },
]
