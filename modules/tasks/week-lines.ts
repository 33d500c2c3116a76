import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { happened, type WeekLine } from '../../platform/week-lines.ts'

const shown = sql`t."id"::text as "key", t."title", '/tasks/' || t."id" as "href", t."unitId"`
/** The midnight after a day in Beijing. */
const nightAfter = sql`((t."dueOn" + 1)::timestamp at time zone 'Asia/Shanghai')`

export const tasksWeekLines: readonly WeekLine[] = [
  {
    id: 'tasksConcluded',
    label: '办结任务',
    unit: '件',
    rule: '本周报办结的任务；退回后再办结的再计一次。',
    ...happened(
      (
        ctx,
        { from, to },
      ) => sql`select ${shown}, s."at" from "taskSteps" s join "tasks" t on t."bureauId" = s."bureauId" and t."id" = s."taskId"
        where s."bureauId" = ${ctx.actor.bureauId} and s."act" = 'concluded' and s."at" >= ${from} and s."at" < ${to} and ${inScope(ctx.scope, 's.unitSortKey')}`,
    ),
  },
  {
    id: 'tasksOverdue',
    label: '任务新逾期',
    unit: '件',
    rule: '期限在本周过去、当时还没有办结的任务；以前就逾期的不再计。',
    ...happened(
      (ctx, { from, to }) => sql`select ${shown}, ${nightAfter} as "at" from "tasks" t
        where t."bureauId" = ${ctx.actor.bureauId} and ${inScope(ctx.scope, 't.unitSortKey')} and t."state" <> 'withdrawn' and t."dueOn" >= (${from}::timestamptz at time zone 'Asia/Shanghai')::date - 1
          and t."dueOn" <= (${to}::timestamptz at time zone 'Asia/Shanghai')::date and ${nightAfter} >= ${from} and ${nightAfter} < ${to} and (t."concludedOn" is null or t."concludedOn" > t."dueOn")`,
    ),
  },
]
