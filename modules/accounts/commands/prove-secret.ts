import { verifySecret } from '../../../platform/access/passwords.ts'
import { transact } from '../../../platform/database/transact.ts'
import { DomainError } from '../../../platform/errors.ts'
import type { Services, Session } from '../../../platform/http/service.ts'
import { lockAfter } from '../policy.ts'
import { failuresOf } from '../queries.ts'

/** Proves the own secret inside a session; wrong tries count towards a lock of their own. Throws wrongSecret or locked. */
export async function proveSecret(services: Services, session: Session, secret: string): Promise<void> {
  const { bureauId, accountId, address } = session.actor
  const now = services.clock()
  const key = `step:${accountId}`
  const stored = await transact(services.pool, 'mingze_gate', {}, async (tx) => {
    const { until } = lockAfter(await failuresOf(tx, key))
    if (until && until > now) throw new DomainError('tooMany', 'locked', '口令错得太多，请过一会儿再试。')
    await tx.insertInto('signInFailures').values({ address, login: key, at: now }).execute()
    return tx.selectFrom('secrets').where('bureauId', '=', bureauId).where('accountId', '=', accountId).select('hash').executeTakeFirst()
  })
  if (!(await verifySecret(stored?.hash, secret))) throw new DomainError('forbidden', 'wrongSecret', '口令不对。')
  await transact(services.pool, 'mingze_gate', {}, (tx) => tx.deleteFrom('signInFailures').where('login', '=', key).execute())
}
