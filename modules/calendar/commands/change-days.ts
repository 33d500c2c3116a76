import { recordEvent } from '../../../platform/audit/record-event.ts'
import { addDays, daysBetween } from '../../../platform/calendar/dates.ts'
import { isWeekday } from '../../../platform/calendar/state-holidays.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import { canKeepCalendar, isOver } from '../policy.ts'
import { findDays, lockYear } from '../queries.ts'
import { wordsOf } from './load-year.ts'

interface Input {
  body: { version: number; fromOn: string; toOn: string; isWorkday: boolean; note: string }
}

function assertSpan({ fromOn, toOn }: Input['body'], today: string): void {
  if (toOn < fromOn) throw invalid('toOn', '截止的日子不能早于起始的日子。', 'endsBeforeStart')
  if (fromOn.slice(0, 4) !== toOn.slice(0, 4)) throw invalid('toOn', '跨年的假期按年分两次改。', 'twoYears')
  if (isOver(fromOn, today)) throw invalid('fromOn', '已经过去的日子不能再改：按它算出的时限已经定了。', 'dayOver')
}

/** 改工作日历 — days to come are made days off or workdays; deadlines that were set stay where they are. */
export async function changeDays(ctx: CommandContext, { body }: Input): Promise<{ id?: string }> {
  if (!canKeepCalendar(ctx.actor)) throw forbidden()
  assertSpan(body, ctx.today)
  const { fromOn, toOn, isWorkday, note } = body
  const { bureauId } = ctx.actor
  const loaded = await lockYear(ctx, Number(fromOn.slice(0, 4)))
  assertVersion(loaded, body.version)
  const before = new Map((await findDays(ctx, loaded.year)).map((d) => [d.on, d]))
  const span = Array.from({ length: daysBetween(fromOn, toOn) + 1 }, (_, i) => addDays(fromOn, i))
  const unusual = span.filter((on) => isWorkday !== isWeekday(on))
  await ctx.tx
    .deleteFrom('calendarDays')
    .where('bureauId', '=', bureauId)
    .where('on', '>=', fromOn)
    .where('on', '<=', toOn)
    .execute()
  if (unusual.length > 0)
    await ctx.tx
      .insertInto('calendarDays')
      .values(unusual.map((on) => ({ bureauId, on, isWorkday, note })))
      .execute()
  await ctx.tx
    .updateTable('calendarYears')
    .set({ version: loaded.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('year', '=', loaded.year)
    .where('version', '=', loaded.version)
    .execute()
  const usual = (on: string): string => (isWeekday(on) ? '上班' : '周末')
  const wordsBefore = (on: string): string => {
    const day = before.get(on)
    return day ? wordsOf(day) : usual(on)
  }
  await recordEvent(ctx, {
    verb: 'calendar.dayChanged',
    subjects: [{ id: bureauId, kind: 'bureau' }],
    changes: span.map((on) => ({
      field: on,
      before: wordsBefore(on),
      after: unusual.includes(on) ? wordsOf({ isWorkday, note }) : usual(on),
    })),
  })
  return {}
}
