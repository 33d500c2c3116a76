import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { rowsOf } from '../../platform/database/rows-of.ts'
import type { FigurePlace } from '../../platform/figures.ts'
import type { WeekLine } from '../../platform/week-lines.ts'

/** A number and nothing else: no rows, nothing below five, whole calendar weeks, so that nobody learns more by looking twice. */
export const concernsWeekLines: readonly WeekLine[] = [
  {
    id: 'concernsAnswered',
    label: '答复诉求',
    unit: '件',
    rule: '本周结束的整周（周一至周日）里答复的实名诉求，只计件数；一个单位不足五件的不显示，记作 0。',
    counts: async (ctx, { from, to }) =>
      rowsOf(
        ctx,
        sql<FigurePlace>`select u."id" as "unitId", u."shortName" as "unitName", u."unitSortKey", c."n" from "concernsAnswered"(${from}, ${to}) c
          join "units" u on u."bureauId" = ${ctx.actor.bureauId} and u."id" = c."unitId" where ${inScope(ctx.scope, 'u.unitSortKey')} order by u."unitSortKey"`,
      ),
  },
]
