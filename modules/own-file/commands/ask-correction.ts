import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { HeldField } from '../contract.ts'
import { findOwnCorrections, findOwnPerson } from '../queries.ts'

/** 申请更正 — says which field is wrong and why; one open request a field. */
export async function askCorrection(
  ctx: CommandContext,
  { body }: { body: { field: HeldField; statement: string } },
): Promise<{ id: string }> {
  const person = await findOwnPerson(ctx)
  const open = (await findOwnCorrections(ctx, person.id)).find((c) => c.state === 'open' && c.field === body.field)
  if (open) throw new DomainError('conflict', 'alreadyAsked', '这一项已经申请过，还没有答复；等答复以后再申请。')
  const id = newId()
  await ctx.tx
    .insertInto('correctionRequests')
    .values({
      bureauId: ctx.actor.bureauId,
      id,
      personId: person.id,
      unitSortKey: person.unitSortKey,
      field: body.field,
      statement: body.statement,
      answer: null,
      askedAt: ctx.now,
      answeredAt: null,
      answeredBy: null,
    })
    .execute()
  await recordEvent(ctx, {
    verb: 'correction.asked',
    subjects: [{ id: person.id, kind: 'person', unitSortKey: person.unitSortKey }],
  })
  return { id }
}
