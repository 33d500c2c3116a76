import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { fellDue, type MeasureDefinition, measured } from '../../platform/measures.ts'

/** What inspections give to comparisons. */
export const inspectionsMeasures: readonly MeasureDefinition[] = [
  {
    id: 'suggestionsInTime',
    area: 'reporting',
    label: '检查建议按期答复',
    part: '按期答复',
    whole: '到期建议',
    unit: '条',
    rule: '答复期限在这段时间里、今天以前已过的警种检查建议；期限以内第一次书面答复的算按期，没有定期限的不计。',
    href: '/suggestions',
    of: 'span',
    places: measured(
      (ctx, span) => sql`select s."unitId", s."answeredAt" is not null and not s."isLate" as "isDone" from "suggestions" s
        where s."bureauId" = ${ctx.actor.bureauId} and s."state" <> 'draft' and ${fellDue(ctx, span, 's.dueOn')} and ${inScope(ctx.scope, 's.unitSortKey')}`,
    ),
  },
]
