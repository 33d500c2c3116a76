import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { type MeasureDefinition, measured } from '../../platform/measures.ts'

/** What signing rounds give to comparisons. */
export const pledgesMeasures: readonly MeasureDefinition[] = [
  {
    id: 'pledgesSigned',
    area: 'signing',
    label: '承诺书已签订',
    part: '已签',
    whole: '应签',
    unit: '份',
    rule: '已经开始、还没有结束的签订批次里，一人一份计一份；已经签署的算已签，表示不签的、没有答复的不算，撤回的不计。',
    href: '/signing-answers',
    of: 'day',
    places: measured(
      (ctx) => sql`select s."unitId", s."state" = 'signed' as "isDone" from "signingRequests" s
        where s."bureauId" = ${ctx.actor.bureauId} and s."occasion" = 'round' and s."state" <> 'withdrawn' and s."fromOn" <= ${ctx.today}::date and ${inScope(ctx.scope, 's.unitSortKey')}
          and s."occasionId" in (select r."id" from "signingRounds" r where r."bureauId" = ${ctx.actor.bureauId} and r."closedAt" is null)`,
    ),
  },
]
