import { z } from 'zod'
import { calendarDate, endpoint, text, version } from '../../platform/http/contract.ts'

const keepers = ['auxiliaryOffice', 'systemAdministrator'] as const
const year = z.int().min(2000).max(2100)
const dayView = z.object({ on: calendarDate, isWorkday: z.boolean(), note: z.string() })
export type DayView = z.infer<typeof dayView>

export const calendarView = z.object({
  year,
  today: calendarDate,
  /** null: the year is not loaded, deadlines in it are not computed. */
  loaded: z
    .object({ source: z.enum(['stateCouncil', 'hand']), by: z.string(), at: z.iso.datetime(), workdays: z.int(), version })
    .nullable(),
  /** Days that are not what their weekday says; of a year not loaded: those the State Council announced, as far as the product brings them. */
  days: z.array(dayView),
  isAnnounced: z.boolean(),
  /** Every year that is loaded. */
  years: z.array(year),
  abilities: z.object({ keep: z.boolean() }),
})
export type CalendarView = z.infer<typeof calendarView>

const askedYear = z
  .string()
  .regex(/^\d{4}$/)
  .transform(Number)
  .pipe(year)
export const readCalendar = endpoint({
  method: 'get',
  path: '/api/calendar',
  summary: '工作日历',
  who: 'signedIn',
  query: z.strictObject({
    year: askedYear.optional(),
  }),
  output: calendarView,
})
/** A sheet (.xlsx, .xls, .csv) with a year's days off and shifted workdays: read and shown, not written. */
export const readCalendarFile = endpoint({
  method: 'post',
  path: '/api/calendar-readings',
  summary: '读一年的放假安排表',
  who: keepers,
  isRead: true,
  rawBody: true,
  query: z.strictObject({ year: askedYear, name: z.string().min(1).max(200) }),
  output: z.object({ days: z.array(dayView), faults: z.array(z.string()), usual: z.int() }),
})
export type CalendarReading = z.infer<typeof readCalendarFile.output>
export const exportCalendar = endpoint({
  method: 'get',
  path: '/api/calendar/export',
  summary: '导出一年的放假安排表',
  who: 'signedIn',
  query: z.strictObject({ year: askedYear }),
  isFile: true,
  output: z.unknown(),
})
const marked = { isWorkday: z.boolean(), note: text(30) }
export const loadYear = endpoint({
  method: 'post',
  path: '/api/calendar-years',
  summary: '载入一年的工作日历',
  who: keepers,
  event: 'calendar.yearLoaded',
  body: z.strictObject({ year, days: z.array(z.strictObject({ on: calendarDate, ...marked })).max(150) }),
  output: calendarView,
})
export const changeDays = endpoint({
  method: 'post',
  path: '/api/calendar-days',
  summary: '改工作日历中的一天或连续几天',
  who: keepers,
  event: 'calendar.dayChanged',
  versioned: true,
  body: z.strictObject({ version, fromOn: calendarDate, toOn: calendarDate, ...marked }),
  output: calendarView,
})
