/** Dates as a reader sees them. Calendar dates are 'YYYY-MM-DD'; instants are ISO strings, shown in Beijing time. */

const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const
const beijingOffset = 8 * 3_600_000

/** Today in Beijing, 'YYYY-MM-DD', by this machine's clock. */
export const today = (now = new Date()): string => new Date(now.getTime() + beijingOffset).toISOString().slice(0, 10)

const weekday = (on: string): string => weekdays[new Date(`${on}T00:00:00Z`).getUTCDay()] ?? ''
const short = (on: string): string => `${Number(on.slice(5, 7))}月${Number(on.slice(8, 10))}日`

/** '2026-09-09' → 9月9日; another year than today's is named. */
export function inSentence(on: string, now = new Date()): string {
  return on.slice(0, 4) === today(now).slice(0, 4) ? short(on) : `${on.slice(0, 4)}年${short(on)}`
}

/** 9月10日（四） for a deadline that is near. */
export const withWeekday = (on: string): string => `${short(on)}（${weekday(on)}）`

/** 9月9日 星期三 for the top bar. */
export const topBarDate = (now = new Date()): string => `${short(today(now))} 星期${weekday(today(now))}`

/** 15:20 of an instant in Beijing. */
export const timeOfDay = (at: Date | string): string =>
  new Date(new Date(at).getTime() + beijingOffset).toISOString().slice(11, 16)

/** 今天 15:12, 9月8日 09:40, 2025年9月8日 09:40. */
export function atMoment(at: Date | string, now = new Date()): string {
  const on = today(new Date(at))
  return `${on === today(now) ? '今天' : inSentence(on, now)} ${timeOfDay(at)}`
}

/** 2026-09-09 15:20 for prints and grids. */
export const inGrid = (at: Date | string): string => `${today(new Date(at))} ${timeOfDay(at)}`
