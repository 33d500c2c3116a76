import type { QueryContext } from './context.ts'

/** How much of what was to be done is done, of one unit. */
export interface MeasurePlace {
  readonly unitId: string
  readonly unitName: string
  readonly unitSortKey: string
  /** At most `whole`. */
  readonly part: number
  /** The denominator; a unit with none is left out, never shown as all or nothing. */
  readonly whole: number
}
/** Days in Beijing, both included, as YYYY-MM-DD. */
export interface MeasureSpan {
  readonly from: string
  readonly to: string
}

/** A comparison of units that a module offers: a part with its denominator, its rule and its list; of units, never of persons. */
export interface MeasureDefinition {
  /** camelCase, stable: 'tasksInTime'. */
  readonly id: string
  /** 任务按期办结. */
  readonly label: string
  /** What the part and the whole are, in words: 按期办结, 到期任务. */
  readonly part: string
  readonly whole: string
  /** What is counted: 项, 人, 份. */
  readonly unit: string
  /** The rule in plain Chinese. */
  readonly rule: string
  /** The list behind it; `unitId` may be added to it. */
  readonly href: string
  /** 'span': what fell due or happened within it; 'day': as it stands today, whatever the span. */
  readonly of: 'span' | 'day'
  /** Units of the caller's scope with anything to count, in roster order. */
  readonly places: (ctx: QueryContext, span: MeasureSpan) => Promise<MeasurePlace[]>
}
