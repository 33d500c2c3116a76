import { recordEvent } from '../../../platform/audit/record-event.ts'
import { transact } from '../../../platform/database/transact.ts'
import { asActor } from '../../../platform/http/mount.ts'
import type { Services, Session } from '../../../platform/http/service.ts'
import { lockAfter } from '../policy.ts'
import { findAccount, lockAccount } from '../queries.ts'
import { subjectsOf } from './reset-secret.ts'
import { failuresOf } from './sign-in.ts'
import { pinLogin, stepUpLogin } from './step-up.ts'

/** Until when an account in reach can't sign in after wrong tries; null when it can. */
export async function readLock(services: Services, session: Session, id: string): Promise<{ lockedUntil: string | null }> {
  const { login } = await asActor(services, session, (ctx) => findAccount(ctx, id))
  const now = services.clock()
  const { until } = lockAfter(await transact(services.pool, 'mingze_gate', {}, (tx) => failuresOf(tx, login.toLowerCase(), now)))
  return { lockedUntil: until && until > now ? until.toISOString() : null }
}

/** 解除锁定 — forgets the wrong tries, so that somebody locked out by a foe gets in. */
export async function unlockAccount(services: Services, session: Session, id: string): Promise<void> {
  const { login } = await asActor(services, session, async (ctx) => {
    const account = await lockAccount(ctx, id)
    await recordEvent(ctx, { verb: 'account.unlocked', subjects: subjectsOf(account) })
    return account
  })
  await transact(services.pool, 'mingze_gate', {}, (tx) =>
    tx
      .deleteFrom('signInFailures')
      .where('login', 'in', [login.toLowerCase(), stepUpLogin(id), pinLogin(id)])
      .execute(),
  )
}
