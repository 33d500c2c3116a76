import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { assertMay } from '../policy.ts'
import { lockVersion } from '../queries.ts'
import { digestOfVersion } from '../text-digest.ts'
import { stateOn } from '../workflow.ts'
import { assertSound } from './edit-draft.ts'

interface Input {
  params: { id: string }
  body: { version: number; reference: string }
}

/** 批准 — by somebody who has not written on it; from here on its text is fixed by its digest. */
export async function approveVersion(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const row = await lockVersion(ctx, params.id)
  assertMay('approve', ctx.actor, { ...row, state: stateOn(row, ctx.today) })
  assertVersion(row, body.version)
  assertSound(row)
  const digest = digestOfVersion(row)
  const { bureauId, accountId, name } = ctx.actor
  await ctx.tx
    .updateTable('wordingVersions')
    .set({
      approvedBy: accountId,
      approvedByName: name,
      approvedAt: ctx.now,
      approvalReference: body.reference,
      digest: digest.sha256,
      digestSm3: digest.sm3,
      returnedAt: null,
      returnedByName: null,
      returnRemark: null,
      version: body.version + 1,
    })
    .where('bureauId', '=', bureauId)
    .where('id', '=', row.id)
    .where('version', '=', body.version)
    .where('approvedAt', 'is', null)
    .execute()
  await recordEvent(ctx, {
    verb: 'wording.approved',
    subjects: [{ id: row.id, kind: 'wordingVersion' }],
    changes: [
      { field: 'reference', after: body.reference },
      { field: 'digest', after: digest.sha256 },
    ],
  })
  return { id: row.id }
}
