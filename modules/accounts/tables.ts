import type { Generated } from 'kysely'
import type { Role } from '../../platform/http/contract.ts'

/** 账号 — what signs in; a person holds at most one. */
export interface AccountRow {
  bureauId: string
  accountId: string
  login: string
  name: string
  personId: string | null
  unitId: string | null
  unitName: Generated<string>
  unitSortKey: Generated<string>
  state: Generated<'pending' | 'open' | 'disabled'>
  resetAskedAt: Date | null
  resetAskedBy: string | null
  resetAt: Date | null
  /** 谁申请开的；系统管理员自己开的为空 */
  openedBy: string | null
  createdAt: Generated<Date>
  version: Generated<number>
}

/** 口令与签名密码 — hashes and lock-out state of an account. */
export interface SecretRow {
  bureauId: string
  accountId: string
  hash: string
  isOneTime: boolean
  expiresAt: Date | null
  changedAt: Generated<Date>
  pinHash: string | null
  pinSetAt: Date | null
}

/** 授权 — role × scope × from–to, proposed by one, confirmed by another. */
export interface GrantRow {
  bureauId: string
  id: string
  accountId: string
  role: Role
  unitId: string | null
  policeLine: string | null
  fromOn: string
  toOn: string | null
  reason: Generated<string>
  proposedBy: string
  proposedAt: Generated<Date>
  confirmedBy: string | null
  confirmedAt: Date | null
  revokedBy: string | null
  revokedAt: Date | null
  version: Generated<number>
}

/** 会话 — a signed-in browser acting under one role. */
export interface SessionRow {
  bureauId: string
  id: string
  accountId: string
  tokenDigest: string
  role: Role
  createdAt: Generated<Date>
  lastSeenAt: Generated<Date>
  steppedUpAt: Date | null
  address: string
  browser: Generated<string>
  endedAt: Date | null
  /** 代别人行使的身份：按哪一件委托；用自己的身份时为空 */
  delegationId: Generated<string | null>
  /** 在哪个签署台登录；别处登录为空 */
  deskId: string | null
}

/** 登录失败 — by address and login, for lock-out. */
export interface SignInFailureRow {
  address: string
  login: string
  at: Generated<Date>
}

export interface AccountsTables {
  accounts: AccountRow
  secrets: SecretRow
  grants: GrantRow
  sessions: SessionRow
  signInFailures: SignInFailureRow
}
