import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { fellDue, type MeasureDefinition, measured } from '../../platform/measures.ts'

/** What filings give to comparisons. */
export const filingsMeasures: readonly MeasureDefinition[] = [
  {
    id: 'filingsInTime',
    area: 'staffing',
    label: '变动按期备案',
    part: '按期备案',
    whole: '到期变动',
    unit: '件',
    rule: '备案期限在这段时间里、今天以前已过的变动；期限以内第一次报备案的算按期。期限为本局规定，没有定的不计，撤回的不计。',
    href: '/filings',
    of: 'span',
    places: measured(
      (ctx, span) => sql`select f."unitId", f."lodgedAt" is not null and not f."isLate" as "isDone" from "filings" f
        where f."bureauId" = ${ctx.actor.bureauId} and f."state" <> 'withdrawn' and ${fellDue(ctx, span, 'f.dueOn')} and ${inScope(ctx.scope, 'f.unitSortKey')}`,
    ),
  },
]
