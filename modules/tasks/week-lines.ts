import { type RawBuilder, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { happened, type WeekLine, type WeekSpan } from '../../platform/week-lines.ts'

const shown = sql`t."title" || case when t."period" is null then '' else '（' || t."period" || '）' end as "title", '/tasks/' || t."id" as "href", t."unitId"`
/** The midnight after a task's day in Beijing. */
const nightAfter = sql`((t."dueOn" + 1)::timestamp at time zone 'Asia/Shanghai')`

export const tasksWeekLines: readonly WeekLine[] = [
  {
    id: 'tasksConcluded',
    label: '办结任务',
    unit: '件',
    rule: '本周报办结的任务；退回以后再报办结的再计一次。',
    ...happened(
      (
        ctx: QueryContext,
        { from, to }: WeekSpan,
      ): RawBuilder<unknown> => sql`select s."id"::text as "key", ${shown}, s."at" from "taskSteps" s join "tasks" t on t."bureauId" = s."bureauId" and t."id" = s."taskId"
        where s."bureauId" = ${ctx.actor.bureauId} and s."act" = 'concluded' and s."at" >= ${from} and s."at" < ${to} and ${inScope(ctx.scope, 's.unitSortKey')}`,
    ),
  },
  {
    id: 'tasksOverdue',
    label: '任务新逾期',
    unit: '件',
    rule: '时限在本周过去、当时还没有报办结的任务；以前就逾期的不再计，撤回的不计。',
    ...happened(
      (ctx, { from, to }) => sql`select t."id"::text as "key", ${shown}, ${nightAfter} as "at" from "tasks" t
        where t."bureauId" = ${ctx.actor.bureauId} and ${inScope(ctx.scope, 't.unitSortKey')} and t."state" <> 'withdrawn' and t."dueOn" >= (${from}::timestamptz at time zone 'Asia/Shanghai')::date - 1
          and t."dueOn" <= (${to}::timestamptz at time zone 'Asia/Shanghai')::date and ${nightAfter} >= ${from} and ${nightAfter} < ${to} and (t."concludedOn" is null or t."concludedOn" > t."dueOn")`,
    ),
  },
]
