/** Calendar dates are strings 'YYYY-MM-DD'; the machine's time zone never takes part: all arithmetic is on UTC days. */

const dayMilliseconds = 86_400_000
const beijingOffset = 8 * 3_600_000
const weekdayNames = ['日', '一', '二', '三', '四', '五', '六'] as const

export type DateStyle = 'long' | 'short' | 'weekday' | 'shortWithWeekday'

/** The calendar date in Beijing (UTC+8, no summer time since 1992) at an instant. */
export function beijingDate(now: Date): string {
  return new Date(now.getTime() + beijingOffset).toISOString().slice(0, 10)
}

/** 'YYYY-MM-DD HH:mm:ss' in Beijing at an instant. */
export function beijingMoment(at: Date): string {
  return new Date(at.getTime() + beijingOffset).toISOString().slice(0, 19).replace('T', ' ')
}

/** The instant at which a calendar date begins in Beijing. RangeError unless the date exists. */
export function beijingMidnight(on: string): Date {
  return new Date(dayNumber(on) * dayMilliseconds - beijingOffset)
}

/** True for 'YYYY-MM-DD' naming a day that exists (years 1000–9999). */
export function isCalendarDate(text: string): boolean {
  const match = /^([1-9]\d{3})-(\d\d)-(\d\d)$/.exec(text)
  if (!match) return false
  const month = Number(match[2])
  const day = Number(match[3])
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(match[1]), month)
}

/** The date `days` days later (earlier if negative). RangeError unless the date exists. */
export function addDays(on: string, days: number): string {
  return dateOfDayNumber(dayNumber(on) + days)
}

/** The same day of the month `months` later (earlier if negative), or that month's last day. RangeError unless the date exists. */
export function addMonths(on: string, months: number): string {
  assertCalendarDate(on)
  const total = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1 + months
  const year = Math.floor(total / 12)
  const month = (total % 12) + 1
  const day = Math.min(Number(on.slice(8)), daysInMonth(year, month))
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`
}

/** Days from one date to another, negative if `to` is earlier. RangeError unless both exist. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

/** -1, 0 or 1, for sorting; null (open end) comes last. */
export function compareDates(one: string | null, other: string | null): -1 | 0 | 1 {
  if (one === other) return 0
  if (one === null) return 1
  if (other === null) return -1
  return one < other ? -1 : 1
}

/** 0 Sunday … 6 Saturday. RangeError unless the date exists. */
export function weekdayOf(on: string): number {
  return (((dayNumber(on) + 4) % 7) + 7) % 7
}

/** Chinese: long 2026年9月9日, short 9月9日, weekday （三）, shortWithWeekday 9月9日（三）. RangeError unless the date exists. */
export function formatDate(on: string, style: DateStyle = 'long'): string {
  assertCalendarDate(on)
  const short = `${Number(on.slice(5, 7))}月${Number(on.slice(8))}日`
  if (style === 'long') return `${on.slice(0, 4)}年${short}`
  if (style === 'short') return short
  const weekday = `（${weekdayNames[weekdayOf(on)]}）`
  return style === 'weekday' ? weekday : short + weekday
}

function dayNumber(on: string): number {
  assertCalendarDate(on)
  return Date.UTC(Number(on.slice(0, 4)), Number(on.slice(5, 7)) - 1, Number(on.slice(8))) / dayMilliseconds
}

function dateOfDayNumber(days: number): string {
  return new Date(days * dayMilliseconds).toISOString().slice(0, 10)
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function assertCalendarDate(on: string): void {
  if (!isCalendarDate(on)) throw new RangeError(`not a calendar date: ${on}`)
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
