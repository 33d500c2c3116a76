import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { forbidden, stale } from '../../../platform/errors.ts'
import { canSetRule } from '../policy.ts'
import { findRule } from '../queries.ts'

interface Input {
  body: { version: number; filingDays: number | null }
}

/** 定备案期限 — the bureau's own number of working days for changes to come; days already set stay. */
export async function setFilingRule(ctx: CommandContext, { body }: Input): Promise<Record<string, never>> {
  if (!canSetRule(ctx.actor)) throw forbidden()
  const before = await findRule(ctx)
  const { numUpdatedRows } = await ctx.tx
    .updateTable('bureaus')
    .set((e) => ({ filingDays: body.filingDays, version: e('version', '+', 1) }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('version', '=', body.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw stale()
  const words = (days: number | null): string | null => (days === null ? null : String(days))
  await recordEvent(ctx, {
    verb: 'filing.ruleSet',
    changes: [{ field: 'filingDays', before: words(before.filingDays), after: words(body.filingDays) }],
  })
  return {}
}
