import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { findRules } from '../queries.ts'

interface Input {
  body: { version: number; receiptDays: number; answerDays: number; protectionDays: number; retentionYears: number | null }
}

/** 定办理规定 — the bureau's own terms; what was raised before keeps its days. */
export async function setRules(ctx: CommandContext, { body }: Input): Promise<{ id: string }> {
  const { bureauId } = ctx.actor
  const { version, receiptDays, answerDays, protectionDays, retentionYears } = body
  await ctx.tx
    .insertInto('concernRules')
    .values({ bureauId, retentionYears: null })
    .onConflict((c) => c.doNothing())
    .execute()
  await ctx.tx.selectFrom('concernRules').where('bureauId', '=', bureauId).select('version').forUpdate().execute()
  const before = await findRules(ctx)
  assertVersion(before, version)
  await ctx.tx
    .updateTable('concernRules')
    .set({ receiptDays, answerDays, protectionDays, retentionYears, version: version + 1 })
    .where('bureauId', '=', bureauId)
    .where('version', '=', version)
    .execute()
  const fields = ['receiptDays', 'answerDays', 'protectionDays', 'retentionYears'] as const
  const said = (value: number | null) => (value === null ? null : String(value))
  await recordEvent(ctx, {
    verb: 'concern.rulesSet',
    subjects: [{ id: bureauId, kind: 'bureau' }],
    changes: fields
      .filter((f) => before[f] !== body[f])
      .map((field) => ({ field, before: said(before[field]), after: said(body[field]) })),
  })
  return { id: bureauId }
}
