import { verifySecret } from '../../../platform/access/passwords.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import { transact } from '../../../platform/database/transact.ts'
import { DomainError } from '../../../platform/errors.ts'
import { asActor } from '../../../platform/http/mount.ts'
import type { Services, Session } from '../../../platform/http/service.ts'
import { newToken } from '../../../platform/ids.ts'
import { sha256 } from '../../../platform/keys.ts'
import { lockAfter } from '../policy.ts'
import { failuresOf, takeTry } from './sign-in.ts'

/** Tries of one login wait for one another, so that a double tap is no second failure. */
const turns = new Map<string, Promise<unknown>>()
function inTurn<T>(login: string, work: () => Promise<T>): Promise<T> {
  const mine = (turns.get(login) ?? Promise.resolve()).then(work)
  const quiet = mine
    .catch(() => undefined)
    .then(() => {
      if (turns.get(login) === quiet) turns.delete(login)
    })
  turns.set(login, quiet)
  return mine
}

interface Own {
  /** Under which its tries are counted. */
  readonly login: string
  readonly column: 'hash' | 'pinHash'
  readonly what: string
}

/** Whether what was given is the own secret or PIN; counted first, forgotten when right. Throws locked. */
function isOwn(services: Services, { actor }: Session, { login, column, what }: Own, given: string): Promise<boolean> {
  const { bureauId, accountId, address } = actor
  return inTurn(login, async () => {
    const stored = await transact(services.pool, 'mingze_gate', {}, async (tx) => {
      await takeTry(tx, { login, address, now: services.clock(), what })
      const own = tx.selectFrom('secrets').where('bureauId', '=', bureauId).where('accountId', '=', accountId)
      return own.select(column).executeTakeFirst()
    })
    const isRight = await verifySecret(stored?.[column] ?? undefined, given)
    if (isRight)
      await transact(services.pool, 'mingze_gate', {}, (tx) =>
        tx.deleteFrom('signInFailures').where('login', '=', login).execute(),
      )
    return isRight
  })
}

/** Proves the own secret inside a session; wrong tries count towards a lock of their own. Throws wrongSecret or locked. */
export async function proveSecret(services: Services, session: Session, secret: string): Promise<void> {
  const own: Own = { login: stepUpLogin(session.actor.accountId), column: 'hash', what: '口令' }
  if (!(await isOwn(services, session, own, secret))) throw new DomainError('forbidden', 'wrongSecret', '口令不对。')
}

/** Proves the own signing PIN; wrong tries count towards a lock of their own and are told. Throws wrongPin or locked. */
export async function provePin(services: Services, session: Session, pin: string): Promise<void> {
  const own: Own = { login: pinLogin(session.actor.accountId), column: 'pinHash', what: '签名密码' }
  if (await isOwn(services, session, own, pin)) return
  const now = services.clock()
  const failures = await transact(services.pool, 'mingze_gate', {}, (tx) => failuresOf(tx, own.login, now))
  const { until, triesLeft, nextLockMinutes } = lockAfter(failures)
  const isLocked = until !== null && until > now
  const locked = '签名密码不对，已经锁定，请稍后再试，急用的请系统管理员解锁。'
  const words = `签名密码不对，还可以再试 ${triesLeft} 次。再错 ${triesLeft} 次，锁定 ${nextLockMinutes} 分钟。`
  throw new DomainError('forbidden', 'wrongPin', isLocked ? locked : words)
}

/** Under which failed PINs of an account are counted. */
export const pinLogin = (accountId: string): string => `pin:${accountId}`

/** Under which failed step-ups of an account are counted, apart from its sign-ins. */
export const stepUpLogin = (accountId: string): string => `step:${accountId}`

/** The own secret once more: opens the five minutes in which sensitive acts are allowed, under a new session token, which it gives. */
export async function stepUp(services: Services, session: Session, secret: string): Promise<string> {
  await proveSecret(services, session, secret)
  const token = newToken()
  await asActor(services, session, async (ctx) => {
    const { bureauId, accountId } = ctx.actor
    const own = ctx.tx.updateTable('sessions').set({ steppedUpAt: ctx.now, tokenDigest: sha256(token) })
    await own.where('bureauId', '=', bureauId).where('id', '=', session.id).execute()
    await recordEvent(ctx, { verb: 'session.steppedUp', subjects: [{ id: accountId, kind: 'account' }] })
  })
  return token
}
