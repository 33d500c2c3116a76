import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { invalid, notFound } from '../../../platform/errors.ts'
import { returnsInScope } from '../filters.ts'
import { takeRound } from './close-round.ts'

interface Input {
  params: { id: string }
  body: { unitIds: string[] }
}

/** 催报 — an event that the unit finds beside its return; `notFound` for a unit that the round does not ask. */
export async function remindUnits(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const round = await takeRound(ctx, params.id)
  const returns = await returnsInScope(ctx)
    .where('r.roundId', '=', round.id)
    .where('r.unitId', '=', sql<string>`any(${body.unitIds}::uuid[])`)
    .select(['r.id', 'r.state', 'r.unitSortKey'])
    .execute()
  if (returns.length < new Set(body.unitIds).size) throw notFound()
  const waiting = returns.filter((r) => r.state === 'waiting' || r.state === 'returned')
  if (waiting.length === 0) throw invalid('unitIds', '所选的单位都已报送，不用催报。', 'nobodyWaits')
  await recordEvent(ctx, {
    verb: 'screeningRound.reminded',
    subjects: [
      { id: round.id, kind: 'screeningRound', unitSortKey: round.unitSortKey },
      ...waiting.map((r) => ({ id: r.id, kind: 'screeningReturn', unitSortKey: r.unitSortKey })),
    ],
  })
  return { id: round.id }
}
