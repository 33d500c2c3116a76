import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { canAnswer } from '../policy.ts'
import { lockCorrection } from '../queries.ts'

interface Input {
  params: { id: string }
  body: { version: number; state: 'accepted' | 'rejected'; answer: string }
}

/** 答复更正申请 — accepted or rejected, with words that the person reads; final. */
export async function answerCorrection(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  if (!canAnswer(ctx.actor)) throw forbidden()
  const request = await lockCorrection(ctx, params.id)
  assertVersion(request, body.version)
  if (request.state !== 'open') throw new DomainError('conflict', 'answered', '这条申请已经答复过。')
  await ctx.tx
    .updateTable('correctionRequests')
    .set({
      state: body.state,
      answer: body.answer,
      answeredAt: ctx.now,
      answeredBy: ctx.actor.personId ?? ctx.actor.accountId,
      version: body.version + 1,
    })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', request.id)
    .where('version', '=', body.version)
    .execute()
  await recordEvent(ctx, {
    verb: 'correction.answered',
    subjects: [{ id: request.personId, kind: 'person', unitSortKey: request.unitSortKey }],
    changes: [{ field: 'state', before: 'open', after: body.state }],
  })
  return { id: request.id }
}
