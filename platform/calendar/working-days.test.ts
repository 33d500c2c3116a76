import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, weekdayOf } from './dates.ts'
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from './working-days.ts'

/** The week around 1 October 2026, as the State Council would publish it: off 1–7 October, Saturday 10 October is worked. */
const calendar: WorkingCalendar = {
  years: new Set([2026]),
  daysOff: new Set(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']),
  workedWeekendDays: new Set(['2026-10-10']),
}

test('a slip of 30 September with three working days falls due on the worked Saturday', () => {
  expect(addWorkingDays('2026-09-30', 3, calendar)).toEqual({ on: '2026-10-10' })
  expect(addWorkingDays('2026-09-30', 4, calendar)).toEqual({ on: '2026-10-12' })
})

test('counting backwards skips the same days', () => {
  expect(addWorkingDays('2026-10-12', -4, calendar)).toEqual({ on: '2026-09-30' })
})

test('no working days later is the day itself', () => {
  expect(addWorkingDays('2026-10-03', 0, calendar)).toEqual({ on: '2026-10-03' })
})

test('a year that is not loaded is named, never guessed', () => {
  expect(addWorkingDays('2026-12-31', 1, calendar)).toEqual({ missingYear: 2027 })
  expect(addWorkingDays('2026-01-01', -1, calendar)).toEqual({ missingYear: 2025 })
  expect(isWorkingDay('2027-01-01', calendar)).toBeNull()
})

test('half a working day is refused', () => {
  expect(() => addWorkingDays('2026-10-12', 0.5, calendar)).toThrow(RangeError)
})

test('the n-th working day is worked, and exactly n days up to it are', () => {
  const plain: WorkingCalendar = { ...calendar, years: new Set([2025, 2026, 2027]) }
  fc.assert(
    fc.property(fc.nat(364), fc.integer({ min: 1, max: 60 }), (offset, n) => {
      const from = addDays('2026-01-01', offset)
      const answer = addWorkingDays(from, n, plain)
      const on = 'on' in answer ? answer.on : ''
      let worked = 0
      for (let day = addDays(from, 1); day <= on; day = addDays(day, 1)) {
        const isWeekend = [0, 6].includes(weekdayOf(day))
        if (plain.workedWeekendDays.has(day) || (!isWeekend && !plain.daysOff.has(day))) worked += 1
      }
      expect(worked).toBe(n)
      expect(isWorkingDay(on, plain)).toBe(true)
    }),
    { numRuns: 5_000 },
  )
})
