import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { assertMay } from '../policy.ts'
import { lockVersion } from '../queries.ts'
import { stateOn } from '../workflow.ts'

interface Input {
  params: { id: string }
  body: { version: number; remark: string }
}

/** 退回修改 — the approver says what to change; whoever writes on the draft next sends it back for approval. */
export async function returnDraft(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const row = await lockVersion(ctx, params.id)
  assertMay('return', ctx.actor, { ...row, state: stateOn(row, ctx.today) })
  assertVersion(row, body.version)
  await ctx.tx
    .updateTable('wordingVersions')
    .set({ returnedAt: ctx.now, returnedByName: ctx.actor.name, returnRemark: body.remark, version: body.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', row.id)
    .where('version', '=', body.version)
    .where('approvedAt', 'is', null)
    .execute()
  await recordEvent(ctx, {
    verb: 'wording.returned',
    subjects: [{ id: row.id, kind: 'wordingVersion' }],
    changes: [{ field: 'remark', after: body.remark }],
  })
  return { id: row.id }
}
