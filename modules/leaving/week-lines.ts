import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { happened, type WeekLine } from '../../platform/week-lines.ts'

/** When a leave counts: on its day, or when it was recorded if that came later. */
const leftAt = sql`greatest(l."separatedOn"::timestamp at time zone 'Asia/Shanghai', l."createdAt")`

export const leavingWeekLines: readonly WeekLine[] = [
  {
    id: 'peopleLeft',
    label: '离岗',
    unit: '人',
    rule: '本周离岗的人员；预办、还没有离岗的不计。',
    ...happened(
      (
        ctx,
        { from, to },
      ) => sql`select l."id"::text as "key", p."name" as "title", ${leftAt} as "at", '/leavings/' || l."id" as "href", l."unitId"
        from "leavings" l join "people" p on p."bureauId" = l."bureauId" and p."id" = l."personId"
        where l."bureauId" = ${ctx.actor.bureauId} and not l."isAnnounced" and l."state" <> 'withdrawn' and ${leftAt} >= ${from} and ${leftAt} < ${to} and ${inScope(ctx.scope, 'l.unitSortKey')}`,
    ),
  },
]
