import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { happened, type WeekLine } from '../../platform/week-lines.ts'

export const inspectionsWeekLines: readonly WeekLine[] = [
  {
    id: 'inspectionFindings',
    label: '警种检查发现问题',
    unit: '项',
    rule: '本周办结的警种检查里有问题的检查项；同时进台账的，也计在新发现隐患里。',
    ...happened(
      (
        ctx,
        { from, to },
      ) => sql`select n."id"::text as "key", i."number" || '　' || n."words" as "title", '/inspections/' || i."id" as "href", i."unitId", i."concludedAt" as "at"
        from "inspections" i join "inspectionItems" n on n."bureauId" = i."bureauId" and n."inspectionId" = i."id" and n."answer" = 'found'
        where i."bureauId" = ${ctx.actor.bureauId} and i."state" = 'concluded' and i."concludedAt" >= ${from} and i."concludedAt" < ${to} and ${inScope(ctx.scope, 'i.unitSortKey')}`,
    ),
  },
]
