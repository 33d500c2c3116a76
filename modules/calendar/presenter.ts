import { stateHolidays } from '../../platform/calendar/state-holidays.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { CalendarView } from './contract.ts'
import { canKeepCalendar } from './policy.ts'
import type { findDays, findYear } from './queries.ts'

interface Found {
  readonly year: number
  readonly years: readonly number[]
  readonly row: Awaited<ReturnType<typeof findYear>>
  readonly days: Awaited<ReturnType<typeof findDays>>
  readonly workdays: number
}

/** A year of the calendar; of one that is not loaded, what the State Council announced, to be checked before it is loaded. */
export function presentCalendar(ctx: QueryContext, { year, years, row, days, workdays }: Found): CalendarView {
  const announced = stateHolidays(year)
  const shown = row ? days : (announced ?? [])
  return {
    year,
    today: ctx.today,
    loaded: row
      ? { source: row.source, by: row.loadedByName, at: row.loadedAt.toISOString(), workdays, version: row.version }
      : null,
    days: shown.map(({ on, isWorkday, note }) => ({ on, isWorkday, note })),
    isAnnounced: announced !== undefined,
    years: [...years],
    abilities: { keep: canKeepCalendar(ctx.actor) },
  }
}
