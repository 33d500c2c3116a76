import { z } from 'zod'
import * as form from '../../platform/http/contract.ts'

const { abilities, calendarDate, endpoint, flag, id, idParams, listQuery, nothing, page, text, version } = form
const role = z.enum(form.roles)
const words = z.string()
const wordsOrNone = words.nullable()
const instant = z.iso.datetime()
const instantOrNone = instant.nullable()
const dayOrNone = calendarDate.nullable()

const heldRole = z.object({ role, label: words, scopeText: words })
/** The delegation under which the session acts, or by which the role used now is lent. */
const delegation = z.object({ id, name: words, label: words, toOn: calendarDate, isOver: z.boolean() })
const sessionState = { mustChangeSecret: z.boolean(), hasPin: z.boolean(), steppedUpUntil: instantOrNone, isAtDesk: z.boolean() }
export const sessionView = z.object({
  account: z.object({ id, name: words, login: words, personId: id.nullable() }),
  role,
  /** Own roles, and those lent by somebody who is away (delegationId). */
  roles: z.array(heldRole.extend({ delegationId: id.nullable() })),
  delegation: delegation.nullable(),
  lentOut: delegation.nullable(),
  bureau: z.object({ name: words, shortName: words, isDemo: z.boolean() }),
  unit: z.object({ id, name: words }).nullable(),
  ...sessionState,
  /** When an administrator last reset the secret; told to the person at the next sign-in. */
  secretResetAt: instantOrNone,
})
export type SessionView = z.infer<typeof sessionView>

const secret = words.min(1, '必填').max(200, '最多 200 位')
const onSession = { method: 'post', path: '/api/session', who: 'signedIn', output: sessionView } as const
const sixDigits = words.regex(/^\d{6}$/, '签名密码为 6 位数字')

const entranceView = z.object({ bureau: z.object({ name: words, isDemo: z.boolean() }), support: words, version: words })
export const entrance = endpoint({
  method: 'get',
  path: '/api/entrance',
  summary: '登录页上的局名',
  who: 'anyone',
  output: entranceView,
})
const credentials = z.strictObject({ login: words.trim().min(1, '必填').max(60), secret })
export const signIn = endpoint({ ...onSession, summary: '登录', who: 'anyone', event: 'session.opened', body: credentials })
export const readSession = endpoint({ ...onSession, method: 'get', summary: '当前会话', atDesk: true })
const ended = { method: 'delete', event: 'session.ended', body: nothing } as const
const signedOut = { summary: '退出登录', atDesk: true, output: z.object({ ended: z.boolean() }) } as const
export const signOut = endpoint({ ...onSession, ...ended, ...signedOut })
const steppedUp = { path: '/api/session/step-up', event: 'session.steppedUp', body: z.strictObject({ secret }) } as const
export const stepUp = endpoint({ ...onSession, ...steppedUp, summary: '再输一次口令', atDesk: true })
const roleSwitched = {
  path: '/api/session/role',
  event: 'session.roleSwitched',
  body: z.strictObject({ role, delegationId: id.nullable().optional() }),
} as const
export const switchRole = endpoint({ ...onSession, ...roleSwitched, summary: '切换身份' })
const secretChanged = { path: '/api/session/secret', event: 'account.secretChanged', atDesk: true } as const
const twoSecrets = z.strictObject({ current: secret, next: secret })
export const changeSecret = endpoint({ ...onSession, ...secretChanged, summary: '更换自己的口令', body: twoSecrets })
const pinSet = { path: '/api/session/pin', event: 'account.pinSet', stepUp: true, atDesk: true } as const
export const setPin = endpoint({ ...onSession, ...pinSet, summary: '设置签名密码', body: z.strictObject({ pin: sixDigits }) })

const sessionPlace = { createdAt: instant, lastSeenAt: instant, address: words, browser: words }
const sessionRow = z.object({ id, role, ...sessionPlace, isCurrent: z.boolean() })
const onOwnSessions = { path: '/api/session/mine', output: z.object({ rows: z.array(sessionRow) }) } as const
export const listSessions = endpoint({ ...onSession, ...onOwnSessions, method: 'get', summary: '自己登录着的地方' })
const oneOfOwn = { path: '/api/session/mine/{id}', summary: '结束自己的一处登录', params: idParams } as const
export const endSession = endpoint({ ...onSession, ...onOwnSessions, ...ended, ...oneOfOwn })

const ownAccount = z.object({
  login: words,
  name: words,
  unitName: words,
  roles: z.array(heldRole.extend({ fromOn: dayOrNone, toOn: dayOrNone })),
  secretChangedAt: instant,
  secretResetAt: instantOrNone,
  pinSetAt: instantOrNone,
})
export type OwnAccountView = z.infer<typeof ownAccount>
const atOwnAccount = { method: 'get', path: '/api/session/account', output: ownAccount } as const
export const readOwnAccount = endpoint({ ...onSession, ...atOwnAccount, summary: '我的账号' })

const administrators = ['systemAdministrator'] as const
const openers = ['auxiliaryOffice', 'unitClerk'] as const
const askers = [...openers, 'politicalOfficeLeader'] as const
const accountReaders = [...administrators, 'securityAdministrator', ...askers] as const
const granters = ['systemAdministrator', 'securityAdministrator'] as const
const grantReaders = [...granters, 'politicalOfficeLeader'] as const

export const accountStates = ['pending', 'open', 'disabled'] as const
export const grantStates = ['proposed', 'active', 'coming', 'ended', 'revoked'] as const
const state = z.enum(grantStates)
const grantReach = {
  role,
  unitName: wordsOrNone,
  policeLine: wordsOrNone,
  fromOn: calendarDate,
  toOn: dayOrNone,
  reason: words,
  state,
}
const grantActs = { proposedBy: words, proposedAt: instant, confirmedBy: wordsOrNone, confirmedAt: instantOrNone }
const holder = z.object({ id, name: words, login: words, unitName: words })
const grantView = z.object({
  id,
  account: holder,
  ...grantReach,
  ...grantActs,
  revokedBy: wordsOrNone,
  revokedAt: instantOrNone,
  version,
  abilities,
})
export type GrantView = z.infer<typeof grantView>

const accountState = { state: z.enum(accountStates), hasPerson: z.boolean(), createdAt: instant, version, abilities }
const accountRow = z.object({ ...holder.shape, ...accountState, resetAskedAt: instantOrNone, resetAt: instantOrNone })
export type AccountRowView = z.infer<typeof accountRow>
const accountView = accountRow.extend({
  unitId: id.nullable(),
  openedBy: wordsOrNone,
  resetAskedBy: wordsOrNone,
  sessions: z.array(sessionRow),
  grants: z.array(grantView),
})
export type AccountView = z.infer<typeof accountView>

const wanted = words.max(50).optional()
const byUnit = { q: wanted, unitId: id.optional(), below: flag }
const accountFilters = { ...byUnit, state: z.enum(accountStates).optional(), reset: z.enum(['asked', 'done']).optional() }
const accountOrder = z.enum(['order', 'login', '-login', '-resetAt']).optional()
const accountList = { method: 'get', path: '/api/accounts', who: accountReaders, output: page(accountRow) } as const
const accountQuery = z.strictObject({ ...listQuery, ...accountFilters, sort: accountOrder })
export const listAccounts = endpoint({ ...accountList, summary: '账号', query: accountQuery })
const asFile = { who: administrators, stepUp: true, isFile: true, output: z.unknown() } as const
const exported = { path: '/api/accounts/export', event: 'account.exported', query: z.strictObject(accountFilters) } as const
export const exportAccounts = endpoint({ method: 'get', ...asFile, ...exported, summary: '导出账号' })
const newAccount = z.strictObject({
  login: text(30, 3).regex(/^[a-z0-9][a-z0-9._-]*$/, '只用小写字母、数字、点和横线'),
  name: text(30),
  unitId: id.nullable(),
})
const added = {
  method: 'post',
  path: '/api/accounts',
  who: administrators,
  event: 'account.opened',
  output: accountView,
} as const
export const addAccount = endpoint({ ...added, summary: '开一个账号（花名册以外）', body: newAccount })

const onAccount = { method: 'post', who: administrators, params: idParams, output: accountView, body: nothing } as const
const handed = { stepUp: true, output: z.object({ secret: words, expiresAt: instant, login: words, name: words }) } as const
const withReason = { versioned: true, body: z.strictObject({ version, reason: text(200) }) } as const
const one = { method: 'get', path: '/api/accounts/{id}', who: accountReaders, params: idParams, output: accountView } as const
export const readAccount = endpoint({ ...one, summary: '一个账号' })
const atLock = { path: '/api/accounts/{id}/lock', output: z.object({ lockedUntil: instantOrNone }) } as const
export const readLock = endpoint({ ...one, ...atLock, summary: '账号是否锁定' })
const issued = { path: '/api/accounts/{id}/issue', event: 'account.issued' } as const
export const issueAccount = endpoint({ ...onAccount, ...handed, ...issued, summary: '当面发放一次性口令' })
const resetAsked = { path: '/api/accounts/{id}/reset-request', event: 'account.resetAsked', who: askers } as const
export const requestReset = endpoint({ ...onAccount, ...resetAsked, summary: '申请重置口令' })
const secretReset = { path: '/api/accounts/{id}/reset', event: 'account.secretReset' } as const
export const resetSecret = endpoint({ ...onAccount, ...handed, ...secretReset, summary: '重置口令' })
const unlocked = { path: '/api/accounts/{id}/unlock', event: 'account.unlocked' } as const
export const unlockAccount = endpoint({ ...onAccount, ...unlocked, summary: '解除锁定' })
const disabled = { path: '/api/accounts/{id}/disabling', event: 'account.disabled' } as const
export const disableAccount = endpoint({ ...onAccount, ...withReason, ...disabled, summary: '停用账号' })
const enabled = { path: '/api/accounts/{id}/enabling', event: 'account.enabled' } as const
export const enableAccount = endpoint({ ...onAccount, ...withReason, ...enabled, summary: '恢复账号' })
const sessionsEnded = { method: 'delete', path: '/api/accounts/{id}/sessions', event: 'account.sessionsEnded' } as const
export const endAccountSessions = endpoint({ ...onAccount, ...sessionsEnded, summary: '结束账号的全部登录' })

const kind = z.enum(['officer', 'auxiliary'])
const onOpenings = { path: '/api/account-openings', who: openers } as const
const candidate = z.object({ id, name: words, number: wordsOrNone, kind, unitName: words })
export type CandidateView = z.infer<typeof candidate>
const candidateQuery = z.strictObject({ ...listQuery, ...byUnit, kind: kind.optional(), sort: z.enum(['order']).optional() })
const candidates = { method: 'get', query: candidateQuery, output: page(candidate) } as const
export const listCandidates = endpoint({ ...onOpenings, ...candidates, summary: '还没有账号的人员' })
const reason = z.enum(['noNumber', 'loginTaken'])
const openingView = z.object({ opened: z.int(), refused: z.array(z.object({ id, name: words, unitName: words, reason })) })
export type OpeningView = z.infer<typeof openingView>
const many = z.array(id).min(1, '至少选一个').max(2000, '一次最多 2000 个').optional()
const unitsOrPeople = z
  .strictObject({ unitIds: many, personIds: many })
  .refine((b) => (b.unitIds === undefined) !== (b.personIds === undefined), '选单位或选人，二选一')
const opening = { method: 'post', event: 'account.opened', body: unitsOrPeople, output: openingView } as const
export const openAccounts = endpoint({ ...onOpenings, ...opening, summary: '按花名册开通账号' })
const unitOrAccounts = z
  .strictObject({ accountIds: many, unitId: id.optional() })
  .refine((b) => (b.accountIds === undefined) !== (b.unitId === undefined), '选单位或选账号，二选一')
const queued = { method: 'post', path: '/api/account-issues', who: administrators, event: 'account.issueQueued' } as const
const jobView = z.object({ jobId: id })
export const queueIssue = endpoint({
  ...queued,
  summary: '成批发放一次性口令',
  stepUp: true,
  body: unitOrAccounts,
  output: jobView,
})
const slips = { path: '/api/account-issues/{id}/slips', event: 'account.slipsTaken', params: idParams, body: nothing } as const
export const takeSlips = endpoint({ method: 'post', ...asFile, ...slips, summary: '取开户条（只能取一次）' })

const grantOrder = z.enum(['-proposedAt']).optional()
const grantFilters = { q: wanted, role: role.optional(), state: state.optional() }
const grantQuery = z.strictObject({ ...listQuery, ...grantFilters, sort: grantOrder })
const grantList = { method: 'get', path: '/api/grants', who: grantReaders, output: page(grantView) } as const
export const listGrants = endpoint({ ...grantList, summary: '授权', query: grantQuery })
const newGrant = z.strictObject({
  accountId: id,
  role,
  unitId: id.nullable(),
  policeLine: form.optionalText(20),
  fromOn: calendarDate,
  toOn: dayOrNone,
  reason: text(200),
})
const onGrant = { method: 'post', params: idParams, output: grantView, stepUp: true, versioned: true } as const
const proposed = { path: '/api/grants', who: ['securityAdministrator'], event: 'grant.proposed', stepUp: true } as const
export const proposeGrant = endpoint({ method: 'post', ...proposed, summary: '提出授权', body: newGrant, output: grantView })
const confirmers = ['systemAdministrator', 'politicalOfficeLeader'] as const
const confirmed = { path: '/api/grants/{id}/confirmation', who: confirmers, event: 'grant.confirmed' } as const
export const confirmGrant = endpoint({ ...onGrant, ...confirmed, summary: '确认授权', body: z.strictObject({ version }) })
const revokers = ['securityAdministrator', 'politicalOfficeLeader'] as const
const revoked = { path: '/api/grants/{id}/revocation', who: revokers, event: 'grant.revoked' } as const
export const revokeGrant = endpoint({ ...onGrant, ...withReason, ...revoked, summary: '收回授权' })
const unitName = z.object({ id, parentId: id.nullable(), name: words })
const choices = z.object({ nodes: z.array(unitName), policeLines: z.array(words), confirmer: z.enum(confirmers) })
const grantUnits = { method: 'get', path: '/api/grant-units', who: granters, output: choices } as const
export const listGrantUnits = endpoint({ ...grantUnits, summary: '授权时选的单位' })
