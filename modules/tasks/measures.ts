import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { fellDue, type MeasureDefinition, measured } from '../../platform/measures.ts'

/** What tasks give to comparisons. */
export const tasksMeasures: readonly MeasureDefinition[] = [
  {
    id: 'tasksInTime',
    area: 'reporting',
    label: '任务按期办结',
    part: '按期办结',
    whole: '到期任务',
    unit: '件',
    rule: '时限在这段时间里、今天以前已过的任务；时限以内报办结、而且改时限以前也没有逾期过的算按期，撤回的不计。',
    href: '/tasks?state=all',
    of: 'span',
    places: measured(
      (
        ctx,
        span,
      ) => sql`select t."unitId", t."concludedOn" is not null and t."concludedOn" <= t."dueOn" and not t."wasLate" as "isDone" from "tasks" t
        where t."bureauId" = ${ctx.actor.bureauId} and t."state" <> 'withdrawn' and ${fellDue(ctx, span, 't.dueOn')} and ${inScope(ctx.scope, 't.unitSortKey')}`,
    ),
  },
]
