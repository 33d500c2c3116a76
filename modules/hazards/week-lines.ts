import { type RawBuilder, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { happened, type WeekLine, type WeekSpan } from '../../platform/week-lines.ts'

const shown = sql`h."id"::text as "key", h."number" || '　' || h."title" as "title", '/hazards/' || h."id" as "href", h."unitId"`

const stepped = (act: 'found' | 'closedOut') =>
  happened(
    (
      ctx: QueryContext,
      { from, to }: WeekSpan,
    ): RawBuilder<unknown> => sql`select ${shown}, s."at" from "hazardSteps" s join "hazards" h on h."bureauId" = s."bureauId" and h."id" = s."hazardId"
      where s."bureauId" = ${ctx.actor.bureauId} and s."act" = ${act} and s."at" >= ${from} and s."at" < ${to} and ${inScope(ctx.scope, 's.unitSortKey')}`,
  )
/** The midnight after a day in Beijing. */
const nightAfter = sql`((h."rectifyBy" + 1)::timestamp at time zone 'Asia/Shanghai')`

export const hazardsWeekLines: readonly WeekLine[] = [
  {
    id: 'hazardsFound',
    label: '新发现隐患',
    unit: '条',
    rule: '本周登记进台账的隐患，一条计一条。',
    ...stepped('found'),
  },
  {
    id: 'hazardsClosed',
    label: '隐患销号',
    unit: '条',
    rule: '本周核验销号的隐患；复发后再销号的再计一次。',
    ...stepped('closedOut'),
  },
  {
    id: 'hazardsOverdue',
    label: '隐患新逾期',
    unit: '条',
    rule: '整改时限在本周过去、当时还没有销号的隐患；以前就逾期的不再计。',
    ...happened(
      (ctx, { from, to }) => sql`select ${shown}, ${nightAfter} as "at" from "hazards" h
        where h."bureauId" = ${ctx.actor.bureauId} and ${inScope(ctx.scope, 'h.unitSortKey')} and h."rectifyBy" >= (${from}::timestamptz at time zone 'Asia/Shanghai')::date - 1
          and h."rectifyBy" <= (${to}::timestamptz at time zone 'Asia/Shanghai')::date and ${nightAfter} >= ${from} and ${nightAfter} < ${to} and (h."closedOn" is null or h."closedOn" > h."rectifyBy")`,
    ),
  },
]
