import { verifySecret } from '../../../platform/access/passwords.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import { transact } from '../../../platform/database/transact.ts'
import { DomainError } from '../../../platform/errors.ts'
import { asActor } from '../../../platform/http/mount.ts'
import type { Services, Session } from '../../../platform/http/service.ts'
import { takeTry } from './sign-in.ts'

/** Proves the own secret inside a session; wrong tries count towards a lock of their own. Throws wrongSecret or locked. */
export async function proveSecret(services: Services, session: Session, secret: string): Promise<void> {
  const { bureauId, accountId, address } = session.actor
  const login = stepUpLogin(accountId)
  const stored = await transact(services.pool, 'mingze_gate', {}, async (tx) => {
    await takeTry(tx, { login, address, now: services.clock() })
    const own = tx.selectFrom('secrets').where('bureauId', '=', bureauId).where('accountId', '=', accountId)
    return own.select('hash').executeTakeFirst()
  })
  if (!(await verifySecret(stored?.hash, secret))) throw new DomainError('forbidden', 'wrongSecret', '口令不对。')
  await transact(services.pool, 'mingze_gate', {}, (tx) => tx.deleteFrom('signInFailures').where('login', '=', login).execute())
}

/** Under which failed step-ups of an account are counted, apart from its sign-ins. */
export const stepUpLogin = (accountId: string): string => `step:${accountId}`

/** The own secret once more: opens the five minutes in which sensitive acts are allowed. */
export async function stepUp(services: Services, session: Session, secret: string): Promise<void> {
  await proveSecret(services, session, secret)
  await asActor(services, session, async (ctx) => {
    const { bureauId, accountId } = ctx.actor
    const own = ctx.tx.updateTable('sessions').set({ steppedUpAt: ctx.now })
    await own.where('bureauId', '=', bureauId).where('id', '=', session.id).execute()
    await recordEvent(ctx, { verb: 'session.steppedUp', subjects: [{ id: accountId, kind: 'account' }] })
  })
}
