import type { SessionView } from './contract.ts'
import { rolesOf } from './policy.ts'
import { type listOwnSessions, type readSessionFacts, scopeWords } from './queries.ts'

type Facts = Awaited<ReturnType<typeof readSessionFacts>>

export function presentSession(row: Facts): SessionView {
  const held = rolesOf(row.facts)
  return {
    account: { id: row.accountId, name: row.name, login: row.login, personId: row.personId },
    role: row.role,
    roles: held.map((role) => ({ role, scopeText: row.facts.grants.find((g) => g.role === role)?.unitName ?? scopeWords[role] })),
    bureau: { name: row.bureauName, shortName: row.shortName, isDemo: row.isDemo },
    unit: row.unitId && row.unitName ? { id: row.unitId, name: row.unitName } : null,
    mustChangeSecret: row.isOneTime,
    hasPin: row.pinHash !== null,
    steppedUpUntil: row.steppedUpAt ? new Date(row.steppedUpAt.getTime() + 5 * 60_000).toISOString() : null,
  }
}

export function presentOwnSession(row: Awaited<ReturnType<typeof listOwnSessions>>[number], currentId: string | null) {
  return {
    id: row.id, role: row.role, createdAt: row.createdAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString(),
    address: row.address, browser: row.browser, isCurrent: row.id === currentId,
  }
}
