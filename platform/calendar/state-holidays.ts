import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { weekdayOf } from './dates.ts'

/** A day that is not what its weekday says. */
export interface ExceptionalDay {
  /** YYYY-MM-DD. */
  readonly on: string
  readonly isWorkday: boolean
  /** Which holiday it belongs to: 国庆节. */
  readonly note: string
}

export const isWeekday = (on: string): boolean => weekdayOf(on) % 6 !== 0

/* Only the dates are taken: the package's own answers are made in the machine's time zone, and call every day of a year it does not know a workday. */
const nameIn = (text: string): string => text.split(',')[1] ?? ''
const exceptions: readonly ExceptionalDay[] = [
  ...Object.entries(announced.holidays).map(([on, text]) => ({ on, isWorkday: false, note: nameIn(text) })),
  ...Object.entries(announced.workdays).map(([on, text]) => ({ on, isWorkday: true, note: `${nameIn(text)}调休` })),
]
  .filter(({ on, isWorkday }) => isWorkday !== isWeekday(on))
  .sort((a, b) => (a.on < b.on ? -1 : 1))
const byYear = Map.groupBy(exceptions, ({ on }) => Number(on.slice(0, 4)))

/** Days off and shifted workdays that the State Council announced for a year, in order; undefined for a year this product does not know. */
export const stateHolidays = (year: number): readonly ExceptionalDay[] | undefined => byYear.get(year)
