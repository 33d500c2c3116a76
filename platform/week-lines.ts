import { type RawBuilder, sql } from 'kysely'
import type { QueryContext } from './context.ts'
import { rowsOf } from './database/rows-of.ts'
import type { FigurePlace } from './figures.ts'

/** From one instant to before another. */
export interface WeekSpan {
  readonly from: Date
  readonly to: Date
}
/** One of what a line counts: what happened, when, its page. */
export interface WeekRow {
  readonly key: string
  readonly title: string
  readonly at: Date
  readonly href: string
}

/** A line that a module adds to the weekly draft: what happened in a week, counted by unit, with the rows it counts. */
export interface WeekLine {
  /** camelCase, stable: 'hazardsFound'. */
  readonly id: string
  readonly label: string
  /** What is counted: 条, 人, 份. */
  readonly unit: string
  /** The rule in plain Chinese. */
  readonly rule: string
  /** Units of the caller's scope where any happened, in roster order. */
  readonly counts: (ctx: QueryContext, span: WeekSpan) => Promise<FigurePlace[]>
  /** What was counted for one unit, earliest first; at most `limit`. Absent where a number is all that may be known. */
  readonly rows?: (ctx: QueryContext, unitId: string, span: WeekSpan, limit: number) => Promise<WeekRow[]>
}

/**
 * Counts and rows of a line from one query of what happened: "key", "title", "at", "href", "unitId" of rows in the caller's scope, `at` within the span.
 * Only what is asked of it is computed: the counts read no titles.
 */
export const happened = (
  source: (ctx: QueryContext, span: WeekSpan) => RawBuilder<unknown>,
): Required<Pick<WeekLine, 'counts' | 'rows'>> => ({
  counts: async (ctx, span) =>
    rowsOf(
      ctx,
      sql<FigurePlace>`select u."id" as "unitId", u."shortName" as "unitName", u."unitSortKey", s."n" from (
          select h."unitId", count(*)::int as "n" from (${source(ctx, span)}) h group by h."unitId") s
        join "units" u on u."bureauId" = ${ctx.actor.bureauId} and u."id" = s."unitId" order by u."unitSortKey"`,
    ),
  rows: async (ctx, unitId, span, limit) =>
    rowsOf(
      ctx,
      sql<WeekRow>`select h."key", h."title", h."at", h."href" from (${source(ctx, span)}) h where h."unitId" = ${unitId}::uuid order by h."at", h."key" limit ${limit}`,
    ),
})
