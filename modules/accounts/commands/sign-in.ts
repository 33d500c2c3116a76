import { sql } from 'kysely'
import { verifySecret } from '../../../platform/access/passwords.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import { beijingDate } from '../../../platform/calendar/dates.ts'
import type { Tx } from '../../../platform/context.ts'
import { transact } from '../../../platform/database/transact.ts'
import { DomainError } from '../../../platform/errors.ts'
import type { Services } from '../../../platform/http/service.ts'
import { newId, newToken } from '../../../platform/ids.ts'
import { sha256 } from '../../../platform/keys.ts'
import { lockAfter, rolesOf } from '../policy.ts'
import { failuresOf, findLogin, firstBureau, loginsFailedFrom, roleFacts } from '../queries.ts'

const addressLimit = 20
type Found = Awaited<ReturnType<typeof findLogin>>
export interface Attempt {
  readonly login: string
  readonly secret: string
  readonly address: string
  readonly browser: string
}

/** Takes the try before the secret is looked at, so that parallel tries can't outrun the lock. */
async function takeTry(tx: Tx, login: string, attempt: Attempt, now: Date): Promise<Found> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${login}, 7))`.execute(tx)
  const { until } = lockAfter(await failuresOf(tx, login))
  if (until && until > now) {
    throw new DomainError('tooMany', 'locked', `口令错得太多，这个账号 ${Math.ceil((until.getTime() - now.getTime()) / 60_000)} 分钟后才能再试。急用的，请系统管理员解锁。`)
  }
  if ((await loginsFailedFrom(tx, attempt.address)) >= addressLimit) {
    throw new DomainError('tooMany', 'addressLocked', '从这台电脑试错的账号太多，15 分钟后再试。')
  }
  await tx.insertInto('signInFailures').values({ address: attempt.address, login, at: now }).execute()
  return findLogin(tx, login)
}

async function refuse(tx: Tx, login: string, attempt: Attempt, found: Found): Promise<DomainError> {
  const bureauId = found?.bureauId ?? (await firstBureau(tx))?.bureauId
  if (bureauId) {
    const actor = { bureauId, accountId: found?.accountId ?? '', personId: null, name: '', role: null, address: attempt.address }
    await recordEvent({ tx, actor }, { verb: 'session.opened', result: 'wrongSecret', subjects: found ? [{ id: found.accountId, kind: 'account' }] : [] })
  }
  const { triesLeft, nextLockMinutes } = lockAfter(await failuresOf(tx, login))
  return new DomainError('unauthenticated', 'wrongSecret',
    triesLeft === 5 ? `账号或口令不对，账号已锁定，请稍后再试或请系统管理员解锁。` : `账号或口令不对，还可以再试 ${triesLeft} 次。再错 ${triesLeft} 次，账号锁定 ${nextLockMinutes} 分钟。`)
}

/** Opens a session for a login and secret: one answer for unknown, disabled, expired and wrong. Returns the token (given once) and the session's id. */
export async function signIn(services: Services, attempt: Attempt): Promise<{ token: string; sessionId: string }> {
  const login = attempt.login.normalize('NFKC').trim().toLowerCase()
  const now = services.clock()
  const found = await transact(services.pool, 'mingze_gate', {}, (tx) => takeTry(tx, login, attempt, now))
  const isLive = found !== undefined && found.state === 'open' && (found.expiresAt === null || found.expiresAt > now)
  const isRight = await verifySecret(found?.hash, attempt.secret)
  if (!isRight || !isLive) throw await transact(services.pool, 'mingze_gate', {}, (tx) => refuse(tx, login, attempt, found))
  return transact(services.pool, 'mingze_gate', {}, async (tx) => {
    await tx.deleteFrom('signInFailures').where('login', '=', login).execute()
    const role = rolesOf(await roleFacts(tx, found, beijingDate(now)))[0]
    if (!role) throw new DomainError('forbidden', 'noRole', '这个账号今天没有任何身份，请联系系统管理员。')
    const token = newToken()
    const sessionId = newId()
    const { bureauId, accountId, personId, name } = found
    await tx.insertInto('sessions').values({ bureauId, id: sessionId, accountId, tokenDigest: sha256(token), role, createdAt: now, lastSeenAt: now, address: attempt.address, browser: attempt.browser.slice(0, 200) }).execute()
    await recordEvent({ tx, actor: { bureauId, accountId, personId, name, role, address: attempt.address } }, { verb: 'session.opened', subjects: [{ id: accountId, kind: 'account' }] })
    return { token, sessionId }
  })
}
