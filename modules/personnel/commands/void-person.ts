import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError } from '../../../platform/errors.ts'
import { followPeople } from '../../accounts/public.ts'
import { canVoid } from '../policy.ts'
import { lockPerson } from '../queries.ts'
import { assertFree } from './separate-person.ts'

interface Input {
  params: { id: string }
  body: { version: number; reason: string }
}

/** 撤销误录 — takes a wrongly entered person out of the roster; nothing is deleted, the row says when. */
export async function voidPerson(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const person = await lockPerson(ctx, params.id)
  assertVersion(person, body.version)
  if (!canVoid(ctx.actor, person.createdAt, ctx.now))
    throw new DomainError('conflict', 'tooLate', '录入已超过 30 天，不能再撤销；人已离开的，请办理离岗。')
  await assertFree(ctx, person.id)
  const { bureauId } = ctx.actor
  const voidedAt = ctx.now
  await ctx.tx
    .updateTable('people')
    .set({ voidedAt, version: body.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', person.id)
    .where('version', '=', body.version)
    .execute()
  await ctx.tx
    .updateTable('personNumbers')
    .set({ voidedAt })
    .where('bureauId', '=', bureauId)
    .where('personId', '=', person.id)
    .execute()
  await ctx.tx
    .updateTable('assignments')
    .set({ voidedAt })
    .where('bureauId', '=', bureauId)
    .where('personId', '=', person.id)
    .where('voidedAt', 'is', null)
    .execute()
  await ctx.tx.deleteFrom('searchTerms').where('bureauId', '=', bureauId).where('personId', '=', person.id).execute()
  await followPeople(ctx, [person.id])
  await recordEvent(ctx, {
    verb: 'person.voided',
    subjects: [{ id: person.id, kind: 'person', unitSortKey: person.unitSortKey }],
    changes: [{ field: 'reason', after: body.reason }],
  })
  return { id: person.id }
}
