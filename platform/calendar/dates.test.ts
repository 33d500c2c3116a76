import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  beijingDate,
  beijingMidnight,
  compareDates,
  daysBetween,
  formatDate,
  isCalendarDate,
  weekdayOf,
} from './dates.ts'

const runs = { numRuns: 5_000 }
const dates = fc.integer({ min: 0, max: 80_000 }).map((days) => addDays('1900-01-01', days))
const spans = fc.integer({ min: -20_000, max: 20_000 })
const machineZone = process.env.TZ

afterEach(() => {
  if (machineZone === undefined) delete process.env.TZ
  else process.env.TZ = machineZone
})

const zones: [string, number][] = [
  ['UTC', 0],
  ['Asia/Shanghai', -480],
  ['America/New_York', 300],
]

describe.each(zones)('on a machine in %s', (zone, offset) => {
  const here = <T>(work: () => T) => {
    process.env.TZ = zone
    expect(new Date('2026-01-15T00:00:00Z').getTimezoneOffset()).toBe(offset)
    return work()
  }

  test('adding days and counting them are one another’s inverse', () => {
    here(() =>
      fc.assert(
        fc.property(dates, spans, (on, days) => {
          const later = addDays(on, days)
          expect(daysBetween(on, later)).toBe(days)
          expect(addDays(later, -days)).toBe(on)
          expect(weekdayOf(later)).toBe((((weekdayOf(on) + days) % 7) + 7) % 7)
          expect(compareDates(on, later)).toBe(Math.sign(-days) + 0)
        }),
        runs,
      ),
    )
  })

  test('the day of an instant begins at Beijing midnight and lasts 24 hours', () => {
    here(() =>
      fc.assert(
        fc.property(dates, fc.nat(86_399_999), (on, milliseconds) => {
          const begins = beijingMidnight(on).getTime()
          expect(beijingDate(new Date(begins + milliseconds))).toBe(on)
          expect(beijingDate(new Date(begins - 1))).toBe(addDays(on, -1))
        }),
        runs,
      ),
    )
  })

  test('adding months keeps the day or takes the month’s last', () => {
    here(() =>
      fc.assert(
        fc.property(dates, fc.integer({ min: -600, max: 600 }), (on, months) => {
          const moved = addMonths(on, months)
          const monthNumber = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
          expect(isCalendarDate(moved)).toBe(true)
          expect(monthNumber(moved) - monthNumber(on)).toBe(months)
          const isLastDay = addDays(moved, 1).endsWith('-01')
          expect(moved.slice(8) === on.slice(8) || (isLastDay && moved.slice(8) < on.slice(8))).toBe(true)
        }),
        runs,
      ),
    )
  })
})

test('late in the evening of New York it is the next day in Beijing', () => {
  expect(beijingDate(new Date('2026-09-08T15:59:59.999Z'))).toBe('2026-09-08')
  expect(beijingDate(new Date('2026-09-08T16:00:00Z'))).toBe('2026-09-09')
})

test('a contract from 31 January ends on the last day of February', () => {
  expect(addMonths('2027-01-31', 1)).toBe('2027-02-28')
  expect(addMonths('2028-01-31', 1)).toBe('2028-02-29')
  expect(addMonths('2026-12-15', 36)).toBe('2029-12-15')
  expect(addMonths('2026-01-31', -2)).toBe('2025-11-30')
})

test('dates are written as in official papers', () => {
  expect(formatDate('2026-09-09')).toBe('2026年9月9日')
  expect(formatDate('2026-09-09', 'short')).toBe('9月9日')
  expect(formatDate('2026-09-10', 'weekday')).toBe('（四）')
  expect(formatDate('2026-11-22', 'shortWithWeekday')).toBe('11月22日（日）')
})

test('an open end comes after every date', () => {
  expect(['2026-02-01', null, '2026-01-01'].sort(compareDates)).toEqual(['2026-01-01', '2026-02-01', null])
})

test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-9-9', '2026/09/09', '0999-01-01', '', '2026-09-09T00:00'])(
  '%s is no calendar date and is not worked with',
  (text) => {
    expect(isCalendarDate(text)).toBe(false)
    expect(() => addDays(text, 1)).toThrow(RangeError)
    expect(() => addMonths(text, 1)).toThrow(RangeError)
    expect(() => formatDate(text)).toThrow(RangeError)
  },
)
