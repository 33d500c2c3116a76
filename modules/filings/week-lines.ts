import { type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { happened, type WeekLine } from '../../platform/week-lines.ts'

const lodged = (condition: ReturnType<typeof sql<SqlBool>>) =>
  happened(
    (
      ctx,
      { from, to },
    ) => sql`select f."id"::text as "key", p."name" || '　' || case f."aspect" when 'post' then '岗位' when 'leadOfficer' then '带辅责任民警' else '分管责任领导' end || '变动' as "title",
        f."lodgedAt" as "at", '/filings?open=' || f."id" as "href", f."unitId"
      from "filings" f join "people" p on p."bureauId" = f."bureauId" and p."id" = f."personId"
      where f."bureauId" = ${ctx.actor.bureauId} and f."lodgedAt" >= ${from} and f."lodgedAt" < ${to} and f."state" <> 'withdrawn' and ${condition} and ${inScope(ctx.scope, 'f.unitSortKey')}`,
  )

export const filingsWeekLines: readonly WeekLine[] = [
  {
    id: 'filingsLodged',
    label: '报备案',
    unit: '件',
    rule: '本周报给辅警办的变动备案，撤回的不计。',
    ...lodged(sql<SqlBool>`true`),
  },
  {
    id: 'filingsLate',
    label: '其中迟报备案',
    unit: '件',
    rule: '本周报的备案里过了本局期限的。',
    ...lodged(sql<SqlBool>`f."isLate"`),
  },
]
