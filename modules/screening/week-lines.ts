import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { happened, type WeekLine } from '../../platform/week-lines.ts'

export const screeningWeekLines: readonly WeekLine[] = [
  {
    id: 'screeningSubmitted',
    label: '隐患排查报送',
    unit: '份',
    rule: '本周第一次报送的排查表，零报告也算；退回重报不再计。',
    ...happened(
      (
        ctx,
        { from, to },
      ) => sql`select r."id"::text as "key", o."title" || case when r."isNil" then '（零报告）' else '' end as "title", r."firstSubmittedAt" as "at", '/screening-returns/' || r."id" as "href", r."unitId"
        from "screeningReturns" r join "screeningRounds" o on o."bureauId" = r."bureauId" and o."id" = r."roundId"
        where r."bureauId" = ${ctx.actor.bureauId} and r."firstSubmittedAt" >= ${from} and r."firstSubmittedAt" < ${to} and ${inScope(ctx.scope, 'r.unitSortKey')}`,
    ),
  },
]
