import type { QueryContext } from './context.ts'

export interface Counted {
  readonly n: number
  /** Of a measure: what it is a part of. */
  readonly whole: number | null
}

/** A figure or measure that is fit for superiors: of bureaus, never of persons. */
export interface PublishedFigure {
  /** That of the figure or measure it is taken from. */
  readonly id: string
  readonly label: string
  readonly unit: string
  readonly rule: string
  readonly group: 'strength' | 'gaps' | 'work' | 'measures'
  /** Each one counted is a person or stands for one: fewer than five are hidden. */
  readonly isOfPersons: boolean
  readonly share: { readonly part: string; readonly whole: string } | null
  /** Parts that make up another figure: `total` is their sum, so that a hidden one must not follow from the others. */
  readonly total?: string
  /** Another figure of which this one counts a part: what it leaves over must not be few either. */
  readonly within?: string
  /** Of the whole bureau in the context; undefined where there is nothing to count. */
  readonly count: (ctx: QueryContext) => Promise<Counted | undefined>
}
