import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { canCloseDesk } from '../policy.ts'
import { lockDesk } from '../queries.ts'

interface Input {
  params: { id: string }
  body: { version: number }
}

/** 关闭签署台 — the browser is no desk any more, from its next request on. */
export async function closeDesk(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const desk = await lockDesk(ctx, params.id)
  if (!canCloseDesk(ctx, desk)) throw forbidden()
  assertVersion(desk, body.version)
  if (desk.closedAt !== null) throw new DomainError('conflict', 'deskClosed', '这个签署台已经关闭。')
  await ctx.tx
    .updateTable('signingDesks')
    .set({ closedAt: ctx.now, version: desk.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', desk.id)
    .where('version', '=', desk.version)
    .execute()
  await recordEvent(ctx, {
    verb: 'signingDesk.closed',
    subjects: [{ id: desk.id, kind: 'signingDesk', unitSortKey: desk.unitSortKey }],
  })
  return { id: desk.id }
}
