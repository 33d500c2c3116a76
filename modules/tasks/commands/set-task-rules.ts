import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { forbidden, stale } from '../../../platform/errors.ts'
import { canSetRules } from '../policy.ts'
import { findBureau } from '../queries.ts'

interface Input {
  body: { version: number; acknowledgeDays: number; escalationDays: number | null }
}

/** 定天数 — days to acknowledge, for tasks dispatched from now on; days overdue after which a task rises by itself. */
export async function setTaskRules(ctx: CommandContext, { body }: Input): Promise<Record<string, never>> {
  if (!canSetRules(ctx)) throw forbidden()
  const { bureauId } = ctx.actor
  const before = await findBureau(ctx)
  const { acknowledgeDays, escalationDays } = body
  const { numUpdatedRows } = await ctx.tx
    .updateTable('bureaus')
    .set((e) => ({ taskAcknowledgeDays: acknowledgeDays, taskEscalationDays: escalationDays, version: e('version', '+', 1) }))
    .where('bureauId', '=', bureauId)
    .where('version', '=', body.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw stale()
  const said = (days: number | null) => (days === null ? null : String(days))
  await recordEvent(ctx, {
    verb: 'task.rulesSet',
    changes: [
      { field: 'acknowledgeDays', before: said(before.acknowledgeDays), after: said(acknowledgeDays) },
      { field: 'escalationDays', before: said(before.escalationDays), after: said(escalationDays) },
    ],
  })
  return {}
}
