import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { canWord } from '../policy.ts'
import { lockChecklist } from '../queries.ts'
import { transitions } from '../workflow.ts'

interface Input {
  params: { id: string }
  body: { version: number }
}

/** 施行排查清单 — rounds opened from now on ask it; rounds that run keep theirs. */
export async function putChecklistInForce(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  if (!canWord(ctx.actor)) throw forbidden()
  const draft = await lockChecklist(ctx, params.id)
  assertVersion(draft, body.version)
  const { from, to, otherwise } = transitions.putInForce
  if (draft.state !== from) throw new DomainError('conflict', 'wrongState', otherwise)
  if (draft.questions.length === 0) throw new DomainError('conflict', 'empty', '一项都没有，还不能施行。')
  const { bureauId, name } = ctx.actor
  await ctx.tx
    .updateTable('screeningChecklists')
    .set((e) => ({ state: 'superseded', version: e('version', '+', 1) }))
    .where('bureauId', '=', bureauId)
    .where('state', '=', to)
    .execute()
  await ctx.tx
    .updateTable('screeningChecklists')
    .set({ state: to, inForceOn: ctx.today, inForceByName: name, version: draft.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', draft.id)
    .where('state', '=', from)
    .where('version', '=', draft.version)
    .execute()
  await recordEvent(ctx, {
    verb: 'screeningChecklist.putInForce',
    subjects: [{ id: draft.id, kind: 'screeningChecklist' }],
    changes: [{ field: 'number', after: String(draft.number) }],
  })
  return { id: draft.id }
}
