import { sql } from 'kysely'
import type { QueryContext, Reader } from '../../platform/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { Role } from '../../platform/http/contract.ts'

/** What somebody who signs in is checked against; read by the gate, before any reach exists. */
export function findLogin(db: Reader, login: string) {
  return db.selectFrom('accounts as a')
    .innerJoin('secrets as x', (j) => j.onRef('x.bureauId', '=', 'a.bureauId').onRef('x.accountId', '=', 'a.accountId'))
    .where(sql<boolean>`lower(a."login") = ${login}`)
    .select(['a.bureauId', 'a.accountId', 'a.name', 'a.personId', 'a.state', 'x.hash', 'x.isOneTime', 'x.expiresAt'])
    .executeTakeFirst()
}

/** Failed tries of a login in the last two days, oldest first. */
export async function failuresOf(db: Reader, login: string): Promise<Date[]> {
  const rows = await db.selectFrom('signInFailures').where('login', '=', login).where('at', '>', sql<Date>`now() - interval '2 days'`).select('at').orderBy('at').execute()
  return rows.map((r) => r.at)
}

/** How many different logins failed from an address in the last quarter of an hour. */
export async function loginsFailedFrom(db: Reader, address: string): Promise<number> {
  const row = await db.selectFrom('signInFailures').where('address', '=', address).where('at', '>', sql<Date>`now() - interval '15 minutes'`)
    .select(sql<number>`count(distinct "login")::int`.as('n')).executeTakeFirst()
  return row?.n ?? 0
}

export async function firstBureau(db: Reader) {
  return db.selectFrom('bureaus').select(['bureauId', 'name', 'shortName', 'isDemo']).orderBy('createdAt').executeTakeFirst()
}

/** Grants and roster facts from which an account's roles follow. */
export async function roleFacts(db: Reader, account: { bureauId: string; accountId: string; personId: string | null }, today: string) {
  const grants = await db.selectFrom('grants as g')
    .leftJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'g.bureauId').onRef('u.id', '=', 'g.unitId'))
    .where('g.bureauId', '=', account.bureauId).where('g.accountId', '=', account.accountId)
    .where('g.confirmedAt', 'is not', null).where('g.revokedAt', 'is', null).where('g.fromOn', '<=', today)
    .where((e) => e.or([e('g.toOn', 'is', null), e('g.toOn', '>', today)]))
    .select(['g.role', 'g.unitId', 'u.name as unitName', 'g.policeLine']).execute()
  const person = account.personId
    ? await db.selectFrom('people').where('bureauId', '=', account.bureauId).where('id', '=', account.personId).where('voidedAt', 'is', null)
        .select((e) => [
          'kind', 'separatedOn',
          e.exists(e.selectFrom('people as l').whereRef('l.bureauId', '=', 'people.bureauId').whereRef('l.leadOfficerId', '=', 'people.id')
            .where('l.kind', '=', 'auxiliary').where('l.voidedAt', 'is', null).where('l.separatedOn', 'is', null).select('l.id')).as('leads'),
        ]).executeTakeFirst()
    : undefined
  return { grants, isServingAuxiliary: person?.kind === 'auxiliary' && person.separatedOn === null, leads: Boolean(person?.leads) }
}

/** The session as its owner sees it; run by the gate. */
export async function readSessionFacts(db: Reader, sessionId: string, today: string) {
  const row = await db.selectFrom('sessions as s')
    .innerJoin('accounts as a', (j) => j.onRef('a.bureauId', '=', 's.bureauId').onRef('a.accountId', '=', 's.accountId'))
    .innerJoin('secrets as x', (j) => j.onRef('x.bureauId', '=', 's.bureauId').onRef('x.accountId', '=', 's.accountId'))
    .innerJoin('bureaus as b', 'b.bureauId', 's.bureauId')
    .leftJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'a.bureauId').onRef('p.id', '=', 'a.personId'))
    .leftJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'a.bureauId').on('u.id', '=', sql`coalesce(a."unitId", p."unitId")`))
    .where('s.id', '=', sessionId).where('s.endedAt', 'is', null)
    .select(['s.bureauId', 's.accountId', 's.role', 's.steppedUpAt', 'a.name', 'a.login', 'a.personId', 'x.isOneTime', 'x.pinHash',
      'b.name as bureauName', 'b.shortName', 'b.isDemo', 'u.id as unitId', 'u.name as unitName'])
    .executeTakeFirst()
  if (!row) throw new DomainError('unauthenticated', 'signInRequired', '登录已经结束，请重新登录。')
  return { ...row, facts: await roleFacts(db, row, today) }
}

export function listOwnSessions(ctx: QueryContext) {
  return ctx.db.selectFrom('sessions').where('bureauId', '=', ctx.actor.bureauId).where('accountId', '=', ctx.actor.accountId).where('endedAt', 'is', null)
    .where('lastSeenAt', '>', sql<Date>`${ctx.now}::timestamptz - interval '12 hours'`)
    .select(['id', 'role', 'createdAt', 'lastSeenAt', 'address', 'browser']).orderBy('lastSeenAt', 'desc').limit(50).execute()
}

export const scopeWords: Record<Role, string> = {
  auxiliaryOffice: '全局', politicalOfficeLeader: '全局', bureauLeader: '分管单位', unitHead: '本单位', leaderInCharge: '本单位', unitClerk: '本单位', lineInspector: '本警种岗位',
  leadOfficer: '本人带的辅警', auxiliary: '本人', unionRepresentative: '送工会的事项', superior: '汇总数字', systemAdministrator: '账号与配置', securityAdministrator: '授权', auditAdministrator: '留痕',
}
