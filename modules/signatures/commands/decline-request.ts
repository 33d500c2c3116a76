import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { stale } from '../../../platform/errors.ts'
import { assertNone, decliningFault } from '../policy.ts'
import { lockOwnRequest } from '../queries.ts'

interface Input {
  params: { id: string }
  body: { version: number; reason: string | null }
}

/** 不签 — an answer like any other, with a reason only if the person gives one; it is marked nowhere but on the request itself. */
export async function declineRequest(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const request = await lockOwnRequest(ctx, params.id)
  assertNone(decliningFault(request, ctx.today))
  assertVersion(request, body.version)
  const { numUpdatedRows } = await ctx.tx
    .updateTable('signingRequests')
    .set({ state: 'declined', declineReason: body.reason || null, respondedAt: ctx.now, version: request.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', request.id)
    .where('version', '=', request.version)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw stale()
  await recordEvent(ctx, {
    verb: 'signingRequest.declined',
    subjects: [{ id: request.id, kind: 'signingRequest', unitSortKey: request.unitSortKey }],
  })
  return { id: request.id }
}
