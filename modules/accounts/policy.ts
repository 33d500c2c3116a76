import type { Actor } from '../../platform/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { type Role, roles } from '../../platform/http/contract.ts'

export interface RoleFacts {
  readonly grants: readonly { role: Role }[]
  readonly isServingAuxiliary: boolean
  readonly leads: boolean
}

const administratorRoles: readonly Role[] = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator']
export const isAdministrator = (role: Role): boolean => administratorRoles.includes(role)

/** The three administrators exclude one another and every business role. */
export function mayHoldTogether(held: readonly Role[], added: Role): boolean {
  const others = held.filter((r) => r !== added)
  return isAdministrator(added) ? others.length === 0 : !others.some(isAdministrator)
}

/** Roles an account may act under today: confirmed grants, and what follows from the roster (own file, auxiliaries led); an administrator is nothing else. */
export function rolesOf(facts: RoleFacts): Role[] {
  const held = new Set<Role>(facts.grants.map((g) => g.role))
  if (facts.isServingAuxiliary) held.add('auxiliary')
  if (facts.leads) held.add('leadOfficer')
  const administrator = administratorRoles.find((r) => held.has(r))
  return administrator ? [administrator] : roles.filter((r) => held.has(r))
}

const triesPerLock = 5
const firstLock = 15 * 60_000
const longestLock = 24 * 3_600_000

/** Lock of a login after failed tries (newest last): 5 wrong → 15 minutes, doubling to 24 hours; the same whether the login exists or not. */
export function lockAfter(failures: readonly Date[]): { until: Date | null; triesLeft: number; nextLockMinutes: number } {
  const level = Math.floor(failures.length / triesPerLock)
  const lockFor = (n: number): number => Math.min(longestLock, firstLock * 2 ** (n - 1))
  const last = failures[level * triesPerLock - 1]
  const triesLeft = triesPerLock - (failures.length % triesPerLock)
  return {
    until: last ? new Date(last.getTime() + lockFor(level)) : null,
    triesLeft,
    nextLockMinutes: lockFor(level + 1) / 60_000,
  }
}

/** A refusal as data: its own code and its own sentence; `path` names the field to correct. */
export interface Fault {
  readonly kind: 'forbidden' | 'conflict' | 'invalid'
  readonly code: string
  readonly detail: string
  readonly path?: string
}
const fault = (code: string, detail: string): Fault => ({ kind: 'conflict', code, detail })
const denial = (code: string, detail: string): Fault => ({ kind: 'forbidden', code, detail })

/** Throws a fault, if there is one. */
export function assertNone(found: Fault | undefined): void {
  if (!found) return
  const { kind, code, detail, path } = found
  throw new DomainError(kind, code, detail, path === undefined ? undefined : [{ path, code, message: detail }])
}

interface AccountFacts {
  readonly accountId: string
  readonly personId: string | null
  readonly unitId: string | null
  readonly state: 'pending' | 'open' | 'disabled'
  readonly openedBy: string | null
  readonly resetAskedAt: Date | null
  readonly resetAskedBy: string | null
}

/** Why a first secret is not issued by this actor; asked by one, issued by another. */
export function issueFault(actor: Actor, account: AccountFacts): Fault | undefined {
  if (account.state === 'disabled') return fault('accountDisabled', '账号已停用，先恢复再发放口令。')
  if (account.state === 'open') return fault('alreadyIssued', '账号已经开通，口令丢失的走重置。')
  if (account.openedBy === actor.accountId)
    return denial('openedByOneself', '这个账号是您申请开通的，要由另一名系统管理员发放口令。')
  return undefined
}

/** Why a reset is not asked for. */
export function resetRequestFault(actor: Actor, account: AccountFacts): Fault | undefined {
  if (account.accountId === actor.accountId) return denial('ownAccount', '这是您自己的账号，自己的口令在“我的账号”里更换。')
  if (account.state !== 'open') return fault('accountNotOpen', '账号还没有开通或者已停用，不能申请重置。')
  if (account.resetAskedAt) return fault('alreadyAsked', '已经申请过重置，等系统管理员办理。')
  return undefined
}

/** Why a secret is not reset: asked by the unit, done by another; accounts that belong to no unit (the administrators) need no asking. */
export function resetFault(actor: Actor, account: AccountFacts): Fault | undefined {
  if (account.accountId === actor.accountId) return denial('ownAccount', '这是您自己的账号，自己的口令在“我的账号”里更换。')
  if (account.state !== 'open') return fault('accountNotOpen', '账号还没有开通或者已停用，不能重置口令。')
  if (account.unitId === null) return undefined
  if (!account.resetAskedAt) return fault('resetNotAsked', '还没有单位申请重置这个账号的口令，先由单位内勤或辅警办申请。')
  if (account.resetAskedBy === actor.accountId) return denial('askedByOneself', '重置是您申请的，要由另一人办理。')
  return undefined
}

/** Why an account is not disabled. */
export function disableFault(actor: Actor, account: AccountFacts): Fault | undefined {
  if (account.accountId === actor.accountId) return denial('ownAccount', '不能停用自己的账号。')
  return account.state === 'disabled' ? fault('accountDisabled', '账号已经停用。') : undefined
}

const derivedRoles: readonly Role[] = ['auxiliary', 'leadOfficer']
const bureauRoles: readonly Role[] = ['auxiliaryOffice', 'politicalOfficeLeader']
const unitRoles: readonly Role[] = ['bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk']
export const reachesBureau = (role: Role): boolean => bureauRoles.includes(role)

export interface WantedGrant {
  readonly accountId: string
  readonly role: Role
  readonly unitId: string | null
  readonly policeLine: string | null
  readonly fromOn: string
  readonly toOn: string | null
}
interface Candidate {
  readonly state: AccountFacts['state']
  /** Roles of its grants that stand or are proposed, and what the roster gives it. */
  readonly held: readonly Role[]
}

const at = (path: string, code: string, detail: string): Fault => ({ kind: 'invalid', code, detail, path })

/** The fault of a grant beside which another role may not stand. */
export const exclusion = at('role', 'rolesExclude', '系统、安全、审计三名管理员互不兼任，也不兼任任何业务身份。')

/** Why a grant is not proposed; `path` is the field to correct. */
export function proposalFault(actor: Actor, wanted: WantedGrant, candidate: Candidate, today: string): Fault | undefined {
  if (wanted.accountId === actor.accountId) return denial('grantedToOneself', '不能给自己授权。')
  if (candidate.state === 'disabled') return at('accountId', 'accountDisabled', '账号已停用，不能授权。')
  if (derivedRoles.includes(wanted.role)) return at('role', 'derivedRole', '辅警和带辅责任民警的身份由花名册得出，不用授权。')
  if (unitRoles.includes(wanted.role) !== (wanted.unitId !== null)) return scopeFault(wanted)
  if ((wanted.role === 'lineInspector') !== (wanted.policeLine !== null))
    return at('policeLine', 'lineScope', '警种督导要选警种，其他身份不选。')
  if (wanted.fromOn < today) return at('fromOn', 'tooEarly', '起始日期不能早于今天。')
  if (wanted.toOn !== null && wanted.toOn <= wanted.fromOn) return at('toOn', 'endsBeforeStart', '截止日期应在起始日期之后。')
  return mayHoldTogether(candidate.held, wanted.role) ? undefined : exclusion
}

const scopeFault = (wanted: WantedGrant): Fault =>
  wanted.unitId === null
    ? at('unitId', 'unitScope', '这个身份要选单位。')
    : at('unitId', 'noUnitScope', '这个身份的范围不按单位，不用选单位。')

export interface GrantFacts {
  readonly accountId: string
  readonly role: Role
  readonly fromOn: string
  readonly toOn: string | null
  readonly proposedBy: string
  readonly confirmedAt: Date | null
  readonly revokedAt: Date | null
}
export type Confirmer = 'systemAdministrator' | 'politicalOfficeLeader'

/** Why a grant is not confirmed by this actor. */
export function confirmationFault(
  actor: Actor,
  grant: GrantFacts,
  now: { confirmer: Confirmer; today: string },
): Fault | undefined {
  if (grant.revokedAt) return fault('grantRevoked', '这项授权已经收回。')
  if (grant.confirmedAt) return fault('alreadyConfirmed', '这项授权已经确认过。')
  if (grant.toOn !== null && grant.toOn <= now.today) return fault('grantOver', '这项授权的期限已过，要重新提出。')
  if (grant.proposedBy === actor.accountId) return denial('proposedByOneself', '授权是您提出的，要由另一人确认。')
  if (grant.accountId === actor.accountId) return denial('grantedToOneself', '授权是给您自己的，要由另一人确认。')
  if (actor.role === now.confirmer) return undefined
  return now.confirmer === 'politicalOfficeLeader'
    ? denial('wrongConfirmer', '本局已有政治处领导，授权由政治处领导确认。')
    : denial('wrongConfirmer', '本局还没有政治处领导，授权由系统管理员确认。')
}

/** Why a grant is not revoked. */
export function revocationFault(grant: GrantFacts, today: string): Fault | undefined {
  if (grant.revokedAt) return fault('grantRevoked', '这项授权已经收回。')
  return grant.toOn !== null && grant.toOn <= today ? fault('grantOver', '这项授权的期限已过，不用收回。') : undefined
}

/** Where a grant stands on a day. */
export function grantState(grant: GrantFacts, today: string): 'proposed' | 'active' | 'coming' | 'ended' | 'revoked' {
  if (grant.revokedAt) return 'revoked'
  if (grant.toOn !== null && grant.toOn <= today) return 'ended'
  if (!grant.confirmedAt) return 'proposed'
  return grant.fromOn > today ? 'coming' : 'active'
}

export const scopeWords: Record<Role, string> = {
  auxiliaryOffice: '全局',
  politicalOfficeLeader: '全局',
  bureauLeader: '分管单位',
  unitHead: '本单位',
  leaderInCharge: '本单位',
  unitClerk: '本单位',
  lineInspector: '本警种岗位',
  leadOfficer: '本人带的辅警',
  auxiliary: '本人',
  unionRepresentative: '送工会的事项',
  superior: '汇总数字',
  systemAdministrator: '账号与配置',
  securityAdministrator: '授权',
  auditAdministrator: '留痕',
}
