import { addDays, daysBetween, formatDate, weekdayOf } from '../../../platform/calendar/dates.ts'
import type { DayView } from '../contract.ts'

export type Marked = ReadonlyMap<string, DayView>
export interface Span {
  readonly fromOn: string
  readonly toOn: string
  readonly isWorkday: boolean
  readonly note: string
}

export const isWeekday = (on: string): boolean => weekdayOf(on) % 6 !== 0

/** Weeks that a month touches, Monday first, with the days of its neighbours. */
export function weeksOf(year: number, month: number): string[][] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  const monday = addDays(first, -((weekdayOf(first) + 6) % 7))
  const weeks = Array.from({ length: 6 }, (_, week) => Array.from({ length: 7 }, (_, day) => addDays(monday, week * 7 + day)))
  return weeks.filter((week) => week.some((on) => isIn(on, first)))
}

/** Whether two dates stand in the same month. */
export const isIn = (on: string, month: string): boolean => on.slice(0, 7) === month.slice(0, 7)

/** 放假，国庆节 · 上班，国庆节调休 · 上班 · 周末 */
export function wordsOfDay(on: string, marked: Marked): string {
  const day = marked.get(on)
  if (day) return `${day.isWorkday ? '上班' : '放假'}，${day.note}`
  return isWeekday(on) ? '上班' : '周末'
}

/** 10月1日（四）：放假，国庆节 */
export const sentenceOf = (on: string, marked: Marked): string =>
  `${formatDate(on, 'shortWithWeekday')}：${wordsOfDay(on, marked)}`

/** The days with a span made free or working; only what is unlike its weekday stays. */
export function withSpan(days: readonly DayView[], { fromOn, toOn, isWorkday, note }: Span): DayView[] {
  const span = Array.from({ length: daysBetween(fromOn, toOn) + 1 }, (_, i) => addDays(fromOn, i))
  const kept = days.filter(({ on }) => !span.includes(on))
  const made = span.filter((on) => isWorkday !== isWeekday(on)).map((on) => ({ on, isWorkday, note }))
  return [...kept, ...made].sort((a, b) => (a.on < b.on ? -1 : 1))
}
