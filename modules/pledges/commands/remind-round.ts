import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import { canRemind } from '../policy.ts'
import { findRound, findUnanswered } from '../queries.ts'

interface Input {
  params: { id: string }
  body: { personIds: string[]; unitIds: string[] }
}

/** 催办 — whoever has not answered finds the reminder in the in-box; it is an event and nothing else. */
export async function remindRound(ctx: CommandContext, { params, body }: Input): Promise<{ ids: string[] }> {
  if (!canRemind(ctx.actor)) throw forbidden()
  const round = await findRound(ctx, params.id)
  const open = await findUnanswered(ctx, round.id, body)
  if (open.length === 0) throw invalid('personIds', '所选的人都已答复，不用催办。', 'nobodyOpen')
  await recordEvent(ctx, {
    verb: 'round.reminded',
    subjects: open.flatMap((r) => [
      { id: r.id, kind: 'signingRequest', unitSortKey: r.unitSortKey },
      { id: r.personId, kind: 'person', unitSortKey: r.unitSortKey },
    ]),
  })
  return { ids: open.map((r) => r.id) }
}
