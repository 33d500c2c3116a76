import { type SqlBool, sql } from 'kysely'
import { verifySecret } from '../../../platform/access/passwords.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import { beijingDate } from '../../../platform/calendar/dates.ts'
import type { Reader, Tx } from '../../../platform/context.ts'
import { transact } from '../../../platform/database/transact.ts'
import { DomainError } from '../../../platform/errors.ts'
import type { Services } from '../../../platform/http/service.ts'
import { newId, newToken } from '../../../platform/ids.ts'
import { sha256 } from '../../../platform/keys.ts'
import { lockAfter, rolesOf } from '../policy.ts'
import { roleFacts } from '../queries.ts'

const addressLimit = 20
type Found = Awaited<ReturnType<typeof findLogin>>
export interface Attempt {
  readonly login: string
  readonly secret: string
  readonly address: string
  readonly browser: string
  /** The signing desk where somebody signs in. */
  readonly deskId?: string
}

export async function firstBureau(db: Reader) {
  return db.selectFrom('bureaus').select(['bureauId', 'name', 'shortName', 'isDemo']).orderBy('createdAt').executeTakeFirst()
}

/** What somebody who signs in is checked against; read by the gate, before any reach exists. */
function findLogin(db: Reader, login: string) {
  return db
    .selectFrom('accounts as a')
    .innerJoin('secrets as x', (j) => j.onRef('x.bureauId', '=', 'a.bureauId').onRef('x.accountId', '=', 'a.accountId'))
    .where(sql<boolean>`lower(a."login") = ${login}`)
    .select(['a.bureauId', 'a.accountId', 'a.name', 'a.personId', 'a.state', 'x.hash', 'x.isOneTime', 'x.expiresAt'])
    .executeTakeFirst()
}

/** Failed tries of a login in the last two weeks, oldest first; the gate's. */
export async function failuresOf(db: Reader, login: string, now: Date): Promise<Date[]> {
  const recent = sql<SqlBool>`"at" > ${now}::timestamptz - interval '14 days'`
  const rows = await db.selectFrom('signInFailures').where('login', '=', login).where(recent).select('at').orderBy('at').execute()
  return rows.map((r) => r.at)
}

/** How many different logins failed from an address in the last quarter of an hour. */
async function loginsFailedFrom(db: Reader, address: string, now: Date): Promise<number> {
  const recent = sql<SqlBool>`"at" > ${now}::timestamptz - interval '15 minutes'`
  const distinct = sql<number>`count(distinct "login")::int`.as('n')
  const row = await db
    .selectFrom('signInFailures')
    .where('address', '=', address)
    .where(recent)
    .select(distinct)
    .executeTakeFirst()
  return row?.n ?? 0
}

/** Counts a try before the secret is looked at, one try of a login after another, so that parallel tries can't outrun the lock. */
export async function takeTry(
  tx: Tx,
  attempt: { login: string; address: string; now: Date; what?: string | undefined },
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${attempt.login}, 7))`.execute(tx)
  const { until } = lockAfter(await failuresOf(tx, attempt.login, attempt.now))
  if (until && until > attempt.now) {
    const minutes = Math.ceil((until.getTime() - attempt.now.getTime()) / 60_000)
    const words = `${attempt.what ?? '口令'}错得太多，这个账号 ${minutes} 分钟后才能再试。急用的，请系统管理员解锁。`
    throw new DomainError('tooMany', 'locked', words)
  }
  await tx.insertInto('signInFailures').values({ address: attempt.address, login: attempt.login, at: attempt.now }).execute()
}

async function beginSignIn(tx: Tx, attempt: Attempt, now: Date): Promise<Found> {
  if ((await loginsFailedFrom(tx, attempt.address, now)) >= addressLimit) {
    throw new DomainError('tooMany', 'addressLocked', '从这台电脑试错的账号太多，15 分钟后再试。')
  }
  await takeTry(tx, { login: attempt.login, address: attempt.address, now })
  return findLogin(tx, attempt.login)
}

async function refuse(tx: Tx, attempt: Attempt, found: Found, now: Date): Promise<DomainError> {
  const bureauId = found?.bureauId ?? (await firstBureau(tx))?.bureauId
  if (bureauId) {
    const actor = { bureauId, accountId: found?.accountId ?? '', personId: null, name: '', role: null, address: attempt.address }
    const subjects = found ? [{ id: found.accountId, kind: 'account' }] : []
    await recordEvent({ tx, actor }, { verb: 'session.opened', result: 'wrongSecret', subjects })
  }
  const { triesLeft, nextLockMinutes } = lockAfter(await failuresOf(tx, attempt.login, now))
  const words =
    triesLeft === 5
      ? '账号或口令不对，账号已锁定，请稍后再试或请系统管理员解锁。'
      : `账号或口令不对，还可以再试 ${triesLeft} 次。再错 ${triesLeft} 次，账号锁定 ${nextLockMinutes} 分钟。`
  return new DomainError('unauthenticated', 'wrongSecret', words)
}

async function openSession(tx: Tx, attempt: Attempt, found: NonNullable<Found>, now: Date) {
  await tx.deleteFrom('signInFailures').where('login', '=', attempt.login).execute()
  const role = rolesOf(await roleFacts(tx, found, beijingDate(now)))[0]
  if (!role) return undefined
  const token = newToken()
  const { bureauId, accountId, personId, name } = found
  const { address } = attempt
  const session = { bureauId, id: newId(), accountId, tokenDigest: sha256(token), role, createdAt: now, lastSeenAt: now, address }
  await tx
    .insertInto('sessions')
    .values({ ...session, browser: attempt.browser.slice(0, 200), deskId: attempt.deskId ?? null })
    .execute()
  const actor = { bureauId, accountId, personId, name, role, address }
  await recordEvent({ tx, actor }, { verb: 'session.opened', subjects: [{ id: accountId, kind: 'account' }] })
  return { token, sessionId: session.id, personId }
}

/** Looks at a login and its secret, counted and refused as every sign-in is: one answer for unknown, disabled, expired and wrong. */
async function proveLogin(services: Services, attempt: Attempt, now: Date): Promise<NonNullable<Found>> {
  const found = await transact(services.pool, 'mingze_gate', {}, (tx) => beginSignIn(tx, attempt, now))
  const isLive = found !== undefined && found.state === 'open' && (found.expiresAt === null || found.expiresAt > now)
  const isRight = await verifySecret(found?.hash, attempt.secret)
  if (!isRight || !isLive) throw await transact(services.pool, 'mingze_gate', {}, (tx) => refuse(tx, attempt, found, now))
  return found
}

const asTyped = (given: Attempt): Attempt => ({ ...given, login: given.login.normalize('NFKC').trim().toLowerCase() })

/** Opens a session for a login and secret. Returns the token (given once) and the session's id. Refusals as proveLogin. */
export async function signIn(
  services: Services,
  given: Attempt,
): Promise<{ token: string; sessionId: string; personId: string | null }> {
  const attempt = asTyped(given)
  const now = services.clock()
  const found = await proveLogin(services, attempt, now)
  const opened = await transact(services.pool, 'mingze_gate', {}, (tx) => openSession(tx, attempt, found, now))
  if (!opened) throw new DomainError('forbidden', 'noRole', '这个账号今天没有任何身份，请联系系统管理员。')
  return opened
}

/** Somebody beside the person who proves an account of their own without signing in; its roles of today. Refusals as proveLogin. */
export async function proveWitness(services: Services, given: Attempt) {
  const attempt = asTyped(given)
  const now = services.clock()
  const found = await proveLogin(services, attempt, now)
  return transact(services.pool, 'mingze_gate', {}, async (tx) => {
    await tx.deleteFrom('signInFailures').where('login', '=', attempt.login).execute()
    const { bureauId, accountId, name, isOneTime } = found
    return { bureauId, accountId, name, isOneTime, roles: rolesOf(await roleFacts(tx, found, beijingDate(now))) }
  })
}
