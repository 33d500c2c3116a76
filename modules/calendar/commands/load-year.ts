import { recordEvent } from '../../../platform/audit/record-event.ts'
import { type ExceptionalDay, isWeekday, stateHolidays } from '../../../platform/calendar/state-holidays.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import { canKeepCalendar } from '../policy.ts'
import { findYear } from '../queries.ts'

interface Input {
  body: { year: number; days: readonly ExceptionalDay[] }
}

/** Days off and shifted workdays of that very year, each once and each unlike its weekday. */
function assertSound({ year, days }: Input['body']): void {
  const dates = new Set(days.map((d) => d.on))
  const stray = days.find((d) => Number(d.on.slice(0, 4)) !== year || d.isWorkday === isWeekday(d.on))
  if (stray || dates.size !== days.length)
    throw invalid('days', '标注的日子应在这一年里，每天一次，并且与星期几本来的情况不同。', 'strayDay')
  if (days.every((d) => d.isWorkday))
    throw invalid('days', '还没有标注一个放假的日子。按国务院办公厅公布的放假安排标注完，再载入。', 'noDayOff')
}

const isSame = (days: readonly ExceptionalDay[], announced: readonly ExceptionalDay[]): boolean =>
  days.length === announced.length && announced.every((a) => days.some((d) => d.on === a.on && d.isWorkday === a.isWorkday))

/** 载入工作日历 — a year whose days off are known; from now on deadlines in it are computed. */
export async function loadYear(ctx: CommandContext, { body }: Input): Promise<{ id?: string }> {
  if (!canKeepCalendar(ctx.actor)) throw forbidden()
  assertSound(body)
  const { year, days } = body
  if (await findYear(ctx, year)) throw new DomainError('conflict', 'alreadyLoaded', `${year} 年工作日历已经载入。`)
  const { bureauId, accountId, name } = ctx.actor
  const source = isSame(days, stateHolidays(year) ?? []) ? 'stateCouncil' : 'hand'
  await ctx.tx
    .insertInto('calendarYears')
    .values({ bureauId, year, source, loadedBy: accountId, loadedByName: name, loadedAt: ctx.now })
    .execute()
  await ctx.tx
    .insertInto('calendarDays')
    .values(days.map(({ on, isWorkday, note }) => ({ bureauId, on, isWorkday, note })))
    .execute()
  await recordEvent(ctx, {
    verb: 'calendar.yearLoaded',
    subjects: [{ id: bureauId, kind: 'bureau' }],
    changes: [
      { field: 'year', after: String(year) },
      { field: 'days', after: days.map((d) => `${d.on} ${wordsOf(d)}`).join('；') },
    ],
  })
  return {}
}

/** 放假，国庆节 / 上班，国庆节调休, for the trail. */
export const wordsOf = (day: Omit<ExceptionalDay, 'on'>): string => `${day.isWorkday ? '上班' : '放假'}，${day.note}`
