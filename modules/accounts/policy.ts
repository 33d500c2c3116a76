import { type Role, roles } from '../../platform/http/contract.ts'

export interface RoleFacts {
  readonly grants: readonly { role: Role }[]
  readonly isServingAuxiliary: boolean
  readonly leads: boolean
}

/** Roles an account may act under today: confirmed grants, and what follows from the roster itself (the own file, auxiliaries led). */
export function rolesOf(facts: RoleFacts): Role[] {
  const held = new Set<Role>(facts.grants.map((g) => g.role))
  if (facts.isServingAuxiliary) held.add('auxiliary')
  if (facts.leads) held.add('leadOfficer')
  return roles.filter((r) => held.has(r))
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
  return { until: last ? new Date(last.getTime() + lockFor(level)) : null, triesLeft, nextLockMinutes: lockFor(level + 1) / 60_000 }
}

const adminRoles: readonly Role[] = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator']

/** The three administrators exclude one another and every business role. */
export function mayHoldTogether(held: readonly Role[], added: Role): boolean {
  const others = held.filter((r) => r !== added)
  return adminRoles.includes(added) ? others.length === 0 : !others.some((r) => adminRoles.includes(r))
}
