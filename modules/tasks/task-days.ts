import { addDays } from '../../platform/calendar/dates.ts'
import type { WorkingDays } from '../calendar/public.ts'

export interface Cycle {
  readonly every: 'weekly' | 'monthly'
  /** Weekday from Monday 1 to 7, or day of the month. */
  readonly day: number
}
export interface Period {
  readonly period: string
  readonly nominalOn: string
}

const weekdayOf = (on: string): number => ((new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
const monthOf = (on: string): string => on.slice(0, 7)
const lastOf = (month: string): number => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).getUTCDate()
}
/** A month that is too short has its last day. */
const dayIn = (month: string, day: number): string => `${month}-${String(Math.min(day, lastOf(month))).padStart(2, '0')}`

/** The first day of a cycle on a date or after it. */
function nextOf({ every, day }: Cycle, on: string): string {
  if (every === 'weekly') return addDays(on, (day - weekdayOf(on) + 7) % 7)
  const here = dayIn(monthOf(on), day)
  return here >= on ? here : dayIn(monthOf(addDays(`${monthOf(on)}-28`, 5)), day)
}

/** Periods of a cycle from its start to the one that runs today; at most the last five. */
export function periodsOf(cycle: Cycle, startsOn: string, today: string): Period[] {
  const made: Period[] = []
  let on = nextOf(cycle, startsOn)
  for (; on < today; on = nextOf(cycle, addDays(on, 1))) made.push(periodOn(cycle, on))
  return [...made, periodOn(cycle, on)].slice(-5)
}
const periodOn = ({ every }: Cycle, on: string): Period => ({ period: every === 'weekly' ? on : monthOf(on), nominalOn: on })

/** The day by which a period is due: its own, or the next working day; of a year that is not loaded the plain day. */
export const dueOfPeriod = (calendar: WorkingDays, nominalOn: string): string =>
  calendar.isWorkday(nominalOn) === false ? (calendar.plus(nominalOn, 1) ?? nominalOn) : nominalOn

/** The last day that is within three working days of today; of a year that is not loaded three days. */
export function nearUntil(calendar: WorkingDays, today: string): string {
  const beyond = calendar.plus(today, 4)
  return beyond === undefined ? addDays(today, 3) : addDays(beyond, -1)
}
