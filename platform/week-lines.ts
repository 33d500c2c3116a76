import type { QueryContext } from './context.ts'
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
