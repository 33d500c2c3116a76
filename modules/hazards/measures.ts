import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { addDays, beijingMidnight } from '../../platform/calendar/dates.ts'
import { fellDue, type MeasureDefinition, measured } from '../../platform/measures.ts'

const parts = { area: 'hazards', unit: '条', href: '/hazards?state=all', of: 'span' } as const

/** What the ledger gives to comparisons. */
export const hazardsMeasures: readonly MeasureDefinition[] = [
  {
    ...parts,
    id: 'hazardsInTime',
    label: '隐患按期销号',
    part: '按期销号',
    whole: '到期隐患',
    rule: '整改时限在这段时间里、今天以前已过的隐患；时限以内核验销号的算按期，时限经批准延期的按延期以后的算。',
    places: measured(
      (ctx, span) => sql`select h."unitId", coalesce(h."closedOn" <= h."rectifyBy", false) as "isDone" from "hazards" h
        where h."bureauId" = ${ctx.actor.bureauId} and ${fellDue(ctx, span, 'h.rectifyBy')} and ${inScope(ctx.scope, 'h.unitSortKey')}`,
    ),
  },
  {
    ...parts,
    id: 'hazardsHeldUp',
    label: '回头看没有复发',
    part: '没有复发',
    whole: '回头看',
    rule: '这段时间里回头看过的隐患，一次计一次；回头看时问题没有再出现的算没有复发。',
    places: measured(
      (
        ctx,
        { from, to },
      ) => sql`select h."unitId", s."act" = 'heldUp' as "isDone" from "hazardSteps" s join "hazards" h on h."bureauId" = s."bureauId" and h."id" = s."hazardId"
        where s."bureauId" = ${ctx.actor.bureauId} and s."act" in ('heldUp', 'lookedBack') and s."at" >= ${beijingMidnight(from)} and s."at" < ${beijingMidnight(addDays(to, 1))} and ${inScope(ctx.scope, 's.unitSortKey')}`,
    ),
  },
]
