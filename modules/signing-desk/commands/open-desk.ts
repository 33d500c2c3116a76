import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { newId, newToken } from '../../../platform/ids.ts'
import { sha256 } from '../../../platform/keys.ts'
import { canOpenDesk } from '../policy.ts'
import { findRoundForDesk } from '../queries.ts'

const deskHours = 12

/** 打开签署台 — gives this browser over to a round, for half a day; the token is answered once and kept nowhere. */
export async function openDesk(ctx: CommandContext, roundId: string): Promise<{ token: string }> {
  if (!canOpenDesk(ctx)) throw forbidden()
  const round = await findRoundForDesk(ctx, roundId)
  if (round.closedAt !== null) throw new DomainError('conflict', 'roundClosed', '这一批已经结束，不能再签。')
  const unitSortKey = ctx.scope.ranges[0]?.from
  if (unitSortKey === undefined) throw forbidden()
  const { bureauId, accountId, name } = ctx.actor
  const [id, token] = [newId(), newToken()]
  const endsAt = new Date(ctx.now.getTime() + deskHours * 3_600_000)
  const desk = { bureauId, id, roundId, unitSortKey, tokenDigest: sha256(token), openedBy: accountId, openedByName: name }
  await ctx.tx
    .insertInto('signingDesks')
    .values({ ...desk, openedAt: ctx.now, endsAt })
    .execute()
  await recordEvent(ctx, {
    verb: 'signingDesk.opened',
    subjects: [
      { id, kind: 'signingDesk', unitSortKey },
      { id: roundId, kind: 'signingRound', unitSortKey },
    ],
  })
  return { token }
}
