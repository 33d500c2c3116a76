import { recordEvent } from '../../../platform/audit/record-event.ts'
import { addDays } from '../../../platform/calendar/dates.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { isDuplicate } from '../../../platform/database/connect.ts'
import { forbidden, stale } from '../../../platform/errors.ts'
import { isOffice } from '../policy.ts'
import { findRules } from '../queries.ts'
import { mondayOf, plainRule } from '../week.ts'

interface Input {
  body: { version: number; weekday: number; minute: number; shift: 'before' | 'after' | 'stays'; reason: string }
}

/** 定周报规定 — weekday and hour of the cut-off from the next week on; weeks gone by keep theirs. */
export async function setRule(ctx: CommandContext, { body }: Input): Promise<Record<string, never>> {
  if (!isOffice(ctx.actor)) throw forbidden()
  const [latest = plainRule] = await findRules(ctx)
  if (latest.number !== body.version) throw stale()
  const { version, ...rule } = body
  await ctx.tx
    .insertInto('weeklyRules')
    .values({
      ...rule,
      bureauId: ctx.actor.bureauId,
      number: version + 1,
      fromOn: addDays(mondayOf(ctx.today), 7),
      setByName: ctx.actor.name,
      setAt: ctx.now,
    })
    .execute()
    .catch((error: unknown) => {
      throw isDuplicate(error) ? stale() : error
    })
  await recordEvent(ctx, {
    verb: 'weeklyRule.set',
    changes: [
      ...(['weekday', 'minute', 'shift'] as const).map((field) => ({
        field,
        before: String(latest[field]),
        after: String(rule[field]),
      })),
      { field: 'reason', after: body.reason },
    ],
  })
  return {}
}
