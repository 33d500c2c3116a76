import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { happened, type WeekLine } from '../../platform/week-lines.ts'

export const lettersWeekLines: readonly WeekLine[] = [
  {
    id: 'lettersSigned',
    label: '签订责任书',
    unit: '份',
    rule: '本周签署或接任的责任书，每一方签一次计一份。',
    ...happened(
      (
        ctx,
        { from, to },
      ) => sql`select p."id"::text as "key", l."serialNumber" || '　' || p."personName" as "title", p."answeredAt" as "at", '/letters/' || l."id" as "href", l."unitId"
        from "letterParties" p join "letters" l on l."bureauId" = p."bureauId" and l."id" = p."letterId"
        where p."bureauId" = ${ctx.actor.bureauId} and p."answeredAt" >= ${from} and p."answeredAt" < ${to} and p."answer" in ('signed', 'acknowledged') and ${inScope(ctx.scope, 'p.unitSortKey')}`,
    ),
  },
]
