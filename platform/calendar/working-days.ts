import { addDays, weekdayOf } from './dates.ts'

/** The years a bureau has loaded: weekdays that are off, weekend days that are worked. A year not in `years` is unknown, not ordinary. */
export interface WorkingCalendar {
  readonly years: ReadonlySet<number>
  readonly daysOff: ReadonlySet<string>
  readonly workedWeekendDays: ReadonlySet<string>
}

export type WorkingDayAnswer = { readonly on: string } | { readonly missingYear: number }

/** True or false, or null when the year of that date is not loaded: the caller must say so, never guess. */
export function isWorkingDay(on: string, calendar: WorkingCalendar): boolean | null {
  if (!calendar.years.has(yearOf(on))) return null
  const weekday = weekdayOf(on)
  const isWeekend = weekday === 0 || weekday === 6
  return isWeekend ? calendar.workedWeekendDays.has(on) : !calendar.daysOff.has(on)
}

/** The n-th working day after a date (before it if n is negative; n = 0 is the date itself), or the year that is not loaded. */
export function addWorkingDays(on: string, n: number, calendar: WorkingCalendar): WorkingDayAnswer {
  if (!Number.isInteger(n)) throw new RangeError('working days are counted in whole days')
  const step = n < 0 ? -1 : 1
  let day = on
  for (let left = Math.abs(n); left > 0; ) {
    day = addDays(day, step)
    const working = isWorkingDay(day, calendar)
    if (working === null) return { missingYear: yearOf(day) }
    if (working) left -= 1
  }
  return { on: day }
}

function yearOf(on: string): number {
  return Number(on.slice(0, 4))
}
