import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { happened, type WeekLine } from '../../platform/week-lines.ts'

/** When a joining counts: on its day, or when it was recorded if that came later. */
const joinedAt = sql`greatest(p."entryOn"::timestamp at time zone 'Asia/Shanghai', p."createdAt")`

export const personnelWeekLines: readonly WeekLine[] = [
  {
    id: 'peopleJoined',
    label: '新入职辅警',
    unit: '人',
    rule: '本周登记入职的辅警；入职日期比登记早三十一天以上的是补录，不计。',
    ...happened(
      (
        ctx,
        { from, to },
      ) => sql`select p."id"::text as "key", p."name" as "title", ${joinedAt} as "at", '/people/' || p."id" as "href", p."unitId"
        from "people" p where p."bureauId" = ${ctx.actor.bureauId} and p."kind" = 'auxiliary' and p."voidedAt" is null and p."entryOn" >= (${from}::timestamptz)::date - 33
          and p."createdAt" < p."entryOn"::timestamptz + interval '31 days' and ${joinedAt} >= ${from} and ${joinedAt} < ${to} and ${inScope(ctx.scope, 'p.unitSortKey')}`,
    ),
  },
]
