import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { assertMay } from '../policy.ts'
import { lockVersion } from '../queries.ts'
import { stateOn } from '../workflow.ts'

interface Input {
  params: { id: string }
  body: { version: number; reason: string }
}

/** 作废 — a draft, or an approved version that was never put in force; it stays in the history. */
export async function abandonDraft(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const row = await lockVersion(ctx, params.id)
  assertMay('abandon', ctx.actor, { ...row, state: stateOn(row, ctx.today) })
  assertVersion(row, body.version)
  await ctx.tx
    .updateTable('wordingVersions')
    .set({ abandonedAt: ctx.now, version: body.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', row.id)
    .where('version', '=', body.version)
    .where('inForceFrom', 'is', null)
    .execute()
  await recordEvent(ctx, {
    verb: 'wording.abandoned',
    subjects: [{ id: row.id, kind: 'wordingVersion' }],
    changes: [{ field: 'reason', after: body.reason }],
  })
  return { id: row.id }
}
