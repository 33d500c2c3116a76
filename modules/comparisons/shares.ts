import { addDays, addMonths } from '../../platform/calendar/dates.ts'
import { invalid } from '../../platform/errors.ts'
import type { MeasureSpan } from '../../platform/measures.ts'
import type { bands, periods, Share } from './contract.ts'
import { percentOf } from './words.ts'

interface Asked {
  readonly period?: (typeof periods)[number] | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}
const firstOf = (on: string): string => `${on.slice(0, 7)}-01`
/** So many whole months from a first day on. */
const monthsFrom = (first: string, months: number): MeasureSpan => ({ from: first, to: addDays(addMonths(first, months), -1) })

/** The days of a period seen from today; dates that are left open begin with the month and end today. */
export function spanOf(today: string, { period = 'thisMonth', from, to }: Asked): MeasureSpan {
  const first = firstOf(today)
  const span = {
    thisMonth: () => monthsFrom(first, 1),
    lastMonth: () => monthsFrom(addMonths(first, -1), 1),
    quarter: () => monthsFrom(addMonths(first, -((Number(today.slice(5, 7)) - 1) % 3)), 3),
    year: () => monthsFrom(`${today.slice(0, 4)}-01-01`, 12),
    dates: () => ({ from: from ?? first, to: to ?? today }),
  }[period]()
  if (span.from > span.to) throw invalid('to', '截止日期早于起始日期，请对调。')
  return span
}

/** The last twelve months, this one the last. */
export const lastMonths = (today: string): MeasureSpan[] =>
  Array.from({ length: 12 }, (_, i) => monthsFrom(addMonths(firstOf(today), i - 11), 1))

/** In which band a unit stands; null where it did not do all, and the whole is too small to say how much. */
export function bandOf(share: Share): (typeof bands)[number] | null {
  if (share.part === share.whole) return 'all'
  const percent = percentOf(share)
  if (percent === null) return null
  if (percent >= 80) return 'most'
  return percent >= 50 ? 'half' : 'less'
}

export const sumOf = (shares: readonly Share[]): Share => ({
  part: shares.reduce((n, s) => n + s.part, 0),
  whole: shares.reduce((n, s) => n + s.whole, 0),
})
