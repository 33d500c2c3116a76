import { hashSecret } from '../../../platform/access/passwords.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import { invalid } from '../../../platform/errors.ts'
import { asActor } from '../../../platform/http/mount.ts'
import type { Services, Session } from '../../../platform/http/service.ts'

const isPlain = (pin: string): boolean => /^(\d)\1{5}$/.test(pin) || '01234567890'.includes(pin) || '09876543210'.includes(pin)

/** Sets the signing PIN; only the person, in their own session, just stepped up. */
export async function setPin(services: Services, session: Session, pin: string): Promise<void> {
  if (isPlain(pin)) throw invalid('pin', '签名密码不要用相同或连续的数字。', 'weakPin')
  const pinHash = await hashSecret(pin)
  await asActor(services, session, async (ctx) => {
    const { bureauId, accountId } = ctx.actor
    await ctx.tx
      .updateTable('secrets')
      .set({ pinHash, pinSetAt: ctx.now })
      .where('bureauId', '=', bureauId)
      .where('accountId', '=', accountId)
      .execute()
    await recordEvent(ctx, { verb: 'account.pinSet', subjects: [{ id: accountId, kind: 'account' }] })
  })
}
