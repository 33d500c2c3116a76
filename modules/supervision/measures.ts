import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { fellDue, type MeasureDefinition, measured } from '../../platform/measures.ts'

/** What slips give to comparisons. */
export const supervisionMeasures: readonly MeasureDefinition[] = [
  {
    id: 'slipsInTime',
    area: 'reporting',
    label: '督办单按期答复',
    part: '按期答复',
    whole: '到期督办单',
    unit: '张',
    rule: '答复期限在这段时间里、今天以前已过的督办单；期限以内第一次答复的算按期，没有发出的、撤回的不计。',
    href: '/supervision?state=all',
    of: 'span',
    places: measured(
      (
        ctx,
        span,
      ) => sql`select s."unitId", coalesce(s."answeredOn" is not null and not s."isLate", false) as "isDone" from "supervisionSlips" s
        where s."bureauId" = ${ctx.actor.bureauId} and s."issuedOn" is not null and s."state" <> 'withdrawn' and ${fellDue(ctx, span, 's.answerBy')} and ${inScope(ctx.scope, 's.unitSortKey')}`,
    ),
  },
]
