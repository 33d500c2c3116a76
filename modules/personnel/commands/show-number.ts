import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { openIdNumber, openPhone } from '../identity.ts'
import { canDisclose } from '../policy.ts'
import { findPerson } from '../queries.ts'

interface Input {
  params: { id: string }
  body: { which: 'idNumber' | 'phone'; reason: string }
}

/** 看全部号码 — one number in full, with the reason; the person sees who, when and why. */
export async function showNumber(ctx: CommandContext, { params, body }: Input): Promise<{ value: string }> {
  if (!canDisclose(ctx.actor)) throw forbidden()
  const person = await findPerson(ctx, params.id)
  if (body.which === 'phone' && person.phoneSealed === null) throw new DomainError('conflict', 'noPhone', '还没有登记手机号。')
  await recordEvent(ctx, {
    verb: body.which === 'phone' ? 'person.phoneShown' : 'person.numberShown',
    subjects: [{ id: person.id, kind: 'person', unitSortKey: person.unitSortKey }],
    changes: [{ field: 'reason', after: body.reason }],
  })
  return {
    value:
      body.which === 'phone'
        ? openPhone(ctx.keys, person.id, person.phoneSealed ?? '')
        : openIdNumber(ctx.keys, person.id, person.idNumberSealed ?? ''),
  }
}
