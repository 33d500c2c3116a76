import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { happened, type WeekLine } from '../../platform/week-lines.ts'

export const assignmentsWeekLines: readonly WeekLine[] = [
  {
    id: 'dutiesChanged',
    label: '岗位、责任人变动',
    unit: '人次',
    rule: '本周登记的岗位、带辅责任民警、分管责任领导的变动，撤回的不计；入职时的安排不算变动。',
    ...happened(
      (
        ctx,
        { from, to },
      ) => sql`select a."id"::text as "key", p."name" || '　' || case a."aspect" when 'post' then '岗位' when 'leadOfficer' then '带辅责任民警' else '分管责任领导' end as "title",
          a."recordedAt" as "at", '/people/' || p."id" as "href", p."unitId"
        from "assignments" a join "people" p on p."bureauId" = a."bureauId" and p."id" = a."personId" and p."kind" = 'auxiliary'
        where a."bureauId" = ${ctx.actor.bureauId} and a."recordedAt" >= ${from} and a."recordedAt" < ${to} and a."eventId" is not null and a."voidedAt" is null
          and a."aspect" in ('post', 'leadOfficer', 'leaderInCharge') and ${inScope(ctx.scope, 'p.unitSortKey')}`,
    ),
  },
]
