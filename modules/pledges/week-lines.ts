import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { happened, type WeekLine } from '../../platform/week-lines.ts'

export const pledgesWeekLines: readonly WeekLine[] = [
  {
    id: 'pledgesSigned',
    label: '签订承诺书',
    unit: '份',
    rule: '本周在签订批次里签署的，屏幕签、签署台签和录入的纸质签名都算。',
    ...happened(
      (
        ctx,
        { from, to },
      ) => sql`select s."id"::text as "key", s."personName" || '　' || o."title" as "title", s."signedAt" as "at", '/signing-rounds/' || o."id" as "href", q."unitId"
        from "signatures" s join "signingRequests" q on q."bureauId" = s."bureauId" and q."id" = s."requestId" and q."occasion" = 'round' left join "signingRounds" o on o."bureauId" = q."bureauId" and o."id" = q."occasionId"
        where s."bureauId" = ${ctx.actor.bureauId} and s."signedAt" >= ${from} and s."signedAt" < ${to} and ${inScope(ctx.scope, 's.unitSortKey')}`,
    ),
  },
]
