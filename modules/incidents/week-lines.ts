import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { happened, type WeekLine } from '../../platform/week-lines.ts'

export const incidentsWeekLines: readonly WeekLine[] = [
  {
    id: 'incidentsRecorded',
    label: '三同步事件',
    unit: '起',
    rule: '本周登记的事件，按登记时间计。',
    ...happened(
      (
        ctx,
        { from, to },
      ) => sql`select i."id"::text as "key", i."number" || '　' || i."title" as "title", '/incidents/' || i."id" as "href", i."unitId", i."createdAt" as "at"
        from "incidents" i where i."bureauId" = ${ctx.actor.bureauId} and i."createdAt" >= ${from} and i."createdAt" < ${to} and ${inScope(ctx.scope, 'i.unitSortKey')}`,
    ),
  },
]
