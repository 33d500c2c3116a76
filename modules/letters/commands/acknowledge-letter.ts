import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, notFound } from '../../../platform/errors.ts'
import { canAcknowledge } from '../policy.ts'
import { findLetter } from '../queries.ts'

interface Input {
  params: { id: string }
  body: { version: number }
}

/** 接任责任书 — the successor has read letter and list and carries them on; in person, nobody for anybody else. `version` is the party's. */
export async function acknowledgeLetter(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const letter = await findLetter(ctx, params.id)
  const own = letter.parties.find((p) => p.personId === ctx.actor.personId && p.toOn === null)
  if (!own) throw notFound()
  assertVersion(own, body.version)
  if (own.answer === 'acknowledged') return { id: letter.id }
  if (!canAcknowledge(ctx.actor, own))
    throw new DomainError('conflict', 'signatureWanted', '这一份要您签名，不是确认接任。请在“我的签署”里看完全文再签。')
  const { numUpdatedRows } = await ctx.tx
    .updateTable('letterParties')
    .set({ answer: 'acknowledged', answeredAt: ctx.now, version: own.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', own.id)
    .where('version', '=', own.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw notFound()
  const { unitSortKey } = letter
  await recordEvent(ctx, {
    verb: 'letter.acknowledged',
    subjects: [
      { id: letter.id, kind: 'letter', unitSortKey },
      { id: own.personId, kind: 'person', unitSortKey },
    ],
  })
  return { id: letter.id }
}
