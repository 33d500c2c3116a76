import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { isDuplicate } from '../../../platform/database/connect.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { canWord } from '../policy.ts'
import { findChecklists } from '../queries.ts'

const draftExists = () => new DomainError('conflict', 'draftExists', '已有一版草稿，请接着改那一版。')

/** 起草排查清单 — begins with the questions of the version before. */
export async function draftChecklist(ctx: CommandContext): Promise<{ id: string }> {
  if (!canWord(ctx.actor)) throw forbidden()
  const [last] = await findChecklists(ctx)
  if (last?.state === 'draft') throw draftExists()
  const id = newId()
  await ctx.tx
    .insertInto('screeningChecklists')
    .values({
      bureauId: ctx.actor.bureauId,
      id,
      number: (last?.number ?? 0) + 1,
      questions: JSON.stringify(last?.questions ?? []),
      draftedByName: ctx.actor.name,
      draftedAt: ctx.now,
      inForceOn: null,
      inForceByName: null,
    })
    .execute()
    .catch((error: unknown) => {
      if (isDuplicate(error, 'screeningChecklistsByNumber') || isDuplicate(error, 'screeningChecklistsOnce')) throw draftExists()
      throw error
    })
  await recordEvent(ctx, { verb: 'screeningChecklist.drafted', subjects: [{ id, kind: 'screeningChecklist' }] })
  return { id }
}
