import { lendFile, recordSealed } from '../../../platform/access/sealed-files.ts'
import { addDays } from '../../../platform/calendar/dates.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { levelsAgain } from '../policy.ts'
import { findTerms, handlersAt, lockOwn, openAbout, openRaiser } from '../queries.ts'
import { addText, authorOf } from './add-word.ts'
import { moveConcern } from './close-concern.ts'

interface Input {
  params: { id: string }
  body: { reason: string }
}

/** 再次提出 — the clock starts anew, and the office and the political office leader see it beside who answered; never whom it is about. */
export async function reopenConcern(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const concern = await lockOwn(ctx, params.id)
  const { receiptDays, answerDays } = await findTerms(ctx)
  await moveConcern(ctx, concern, 'reopened', {
    receiptDueOn: addDays(ctx.today, receiptDays),
    answerDueOn: addDays(ctx.today, answerDays),
    acknowledgedOn: null,
    closedOn: null,
    helped: null,
    reopenings: concern.reopenings + 1,
  })
  const { levels: about, name } = openAbout(ctx, concern)
  const raiserId = openRaiser(ctx, concern)?.accountId ?? null
  for (const levels of levelsAgain(about)) {
    const handlers = await handlersAt(ctx, { levels, name, unitId: null, raiserId })
    await lendFile(
      ctx,
      concern.id,
      handlers.map((h) => ({ to: h.accountId, name: h.name, capacity: h.role })),
    )
  }
  await addText(ctx, concern.id, { act: 'reopened', side: 'raiser', name: null, text: body.reason })
  await recordSealed(authorOf(ctx, concern.way), { fileId: concern.id, verb: 'concern.reopened' })
  return { id: concern.id }
}
