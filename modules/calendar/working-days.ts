import { addDays, daysBetween } from '../../platform/calendar/dates.ts'
import { type ExceptionalDay, isWeekday } from '../../platform/calendar/state-holidays.ts'

/** none: no day is set; near: within three working days; unknown: the calendar it needs is not loaded. */
export type DueLight = 'none' | 'before' | 'near' | 'overdue' | 'unknown'
export interface LoadedYear {
  readonly year: number
  readonly exceptions: readonly Pick<ExceptionalDay, 'on' | 'isWorkday'>[]
}

/** Pure answers about dates (YYYY-MM-DD) on the bureau's calendar; undefined where a year they need is not loaded, never a guess. */
export interface WorkingDays {
  /** The n-th working day after a date; 0 is the date itself. RangeError unless n is a whole number from 0 on. */
  plus(on: string, n: number): string | undefined
  /** Working days after `from` up to and with `to`; negative when `to` is earlier. */
  between(from: string, to: string): number | undefined
  lightOf(dueOn: string | null, today: string): DueLight
  isWorkday(on: string): boolean | undefined
}

/** Working days before a deadline from which its light is amber. */
const warningDays = 3

const yearOf = (on: string): number => Number(on.slice(0, 4))

const known = new Map<number, readonly (readonly [on: string, isWeekday: boolean])[]>()

/** Every date of a year and whether it is a weekday; made once. */
function datesIn(year: number): readonly (readonly [on: string, isWeekday: boolean])[] {
  const first = `${year}-01-01`
  const made =
    known.get(year) ??
    Array.from({ length: daysBetween(first, `${year + 1}-01-01`) }, (_, i) => addDays(first, i)).map(
      (on) => [on, isWeekday(on)] as const,
    )
  known.set(year, made)
  return made
}

function workdaysIn({ year, exceptions }: LoadedYear): string[] {
  const changed = new Map(exceptions.map(({ on, isWorkday }) => [on, isWorkday]))
  return datesIn(year).flatMap(([on, isUsual]) => ((changed.get(on) ?? isUsual) ? [on] : []))
}

/** How many of the sorted dates are not later than `on`. */
function countUpTo(dates: readonly string[], on: string): number {
  let [low, high] = [0, dates.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((dates[middle] ?? '') <= on) low = middle + 1
    else high = middle
  }
  return low
}

/** What is certain without a missing year is said: there are never more working days than days, and those already counted are enough. */
function lightFrom(calendar: Pick<WorkingDays, 'plus' | 'between'>, dueOn: string | null, today: string): DueLight {
  if (dueOn === null) return 'none'
  if (dueOn < today) return 'overdue'
  const left = calendar.between(today, dueOn)
  if (left !== undefined) return left <= warningDays ? 'near' : 'before'
  if (daysBetween(today, dueOn) <= warningDays) return 'near'
  const warned = calendar.plus(today, warningDays + 1)
  return warned !== undefined && warned <= dueOn ? 'before' : 'unknown'
}

/** The calendar made of the years that are loaded. */
export function workingDaysFrom(years: readonly LoadedYear[]): WorkingDays {
  const loaded = new Set(years.map(({ year }) => year))
  const dates = [...years].sort((a, b) => a.year - b.year).flatMap(workdaysIn)
  const isKnown = (after: string, to: string): boolean => {
    const first = yearOf(addDays(after, 1))
    return Array.from({ length: yearOf(to) - first + 1 }, (_, i) => first + i).every((year) => loaded.has(year))
  }
  const plus = (on: string, n: number): string | undefined => {
    if (!Number.isInteger(n) || n < 0) throw new RangeError(`not a number of working days: ${n}`)
    if (n === 0) return on
    const found = dates[countUpTo(dates, on) + n - 1]
    return found !== undefined && isKnown(on, found) ? found : undefined
  }
  const between = (from: string, to: string): number | undefined => {
    if (to === from) return 0
    if (to < from) {
      const back = between(to, from)
      return back && -back
    }
    return isKnown(from, to) ? countUpTo(dates, to) - countUpTo(dates, from) : undefined
  }
  const isWorkday = (on: string): boolean | undefined =>
    loaded.has(yearOf(on)) ? dates[countUpTo(dates, on) - 1] === on : undefined
  return { plus, between, isWorkday, lightOf: (dueOn, today) => lightFrom({ plus, between }, dueOn, today) }
}

/** A deadline as people read it: its light, and the working days left or gone by (null where the calendar does not say). */
export function dueFrom(calendar: WorkingDays, dueOn: string | null, today: string): { light: DueLight; days: number | null } {
  const left = dueOn === null ? undefined : calendar.between(today, dueOn)
  return { light: calendar.lightOf(dueOn, today), days: left === undefined ? null : Math.abs(left) }
}
