import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import { openIdNumber, openPhone } from '../../personnel/public.ts'
import { findOwnPerson } from '../queries.ts'

/** 看自己的全部号码 — the own number in full, after the own secret; no reason is asked. */
export async function showOwnNumber(
  ctx: CommandContext,
  { body }: { body: { which: 'idNumber' | 'phone' } },
): Promise<{ value: string }> {
  const person = await findOwnPerson(ctx)
  if (body.which === 'phone' && person.phoneSealed === null)
    throw new DomainError('conflict', 'noPhone', '还没有登记手机号；可以申请更正，由内勤补上。')
  await recordEvent(ctx, {
    verb: 'person.ownNumberShown',
    subjects: [{ id: person.id, kind: 'person', unitSortKey: person.unitSortKey }],
  })
  const value =
    body.which === 'phone'
      ? openPhone(ctx.keys, person.id, person.phoneSealed ?? '')
      : openIdNumber(ctx.keys, person.id, person.idNumberSealed ?? '')
  return { value }
}
