import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { happened, type WeekLine } from '../../platform/week-lines.ts'

export const transfersWeekLines: readonly WeekLine[] = [
  {
    id: 'transfersIn',
    label: '同意调入',
    unit: '人',
    rule: '本周辅警办答复同意的调入申请，计在调入的单位。',
    ...happened(
      (
        ctx,
        { from, to },
      ) => sql`select t."id"::text as "key", t."personName" as "title", t."answeredAt" as "at", '/transfers?open=' || t."id" as "href", t."toUnitId" as "unitId"
        from "transferProposals" t where t."bureauId" = ${ctx.actor.bureauId} and t."answeredAt" >= ${from} and t."answeredAt" < ${to} and t."state" = 'accepted' and ${inScope(ctx.scope, 't.unitSortKey')}`,
    ),
  },
]
