import { lentLabel } from '../../platform/access/delegated.ts'
import { formatDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { Role } from '../../platform/http/contract.ts'
import { roleNames } from '../../platform/http/roles.ts'
import type { AccountRowView, AccountView, CandidateView, GrantView, OwnAccountView, SessionView } from './contract.ts'
import * as policy from './policy.ts'
import type {
  findAccount,
  findAllAccounts,
  findCandidates,
  findGrant,
  findGrantUnits,
  listSessions,
  readSessionFacts,
} from './queries.ts'

type Facts = Awaited<ReturnType<typeof readSessionFacts>>
type Grants = Facts['facts']['grants']
type SessionRow = Awaited<ReturnType<typeof listSessions>>[number]
type AccountRow = Awaited<ReturnType<typeof findAllAccounts>>[number]
type GrantRow = Awaited<ReturnType<typeof findGrant>>

const instant = (at: Date | null): string | null => at?.toISOString() ?? null

/** 柳河派出所、青桥派出所, or the words for a role that reaches no unit. */
function scopeTextOf(role: Role, grants: Grants): string {
  const places = grants.filter((g) => g.role === role).flatMap((g) => g.policeLine ?? g.unitName ?? [])
  return places.length > 0 && !policy.reachesBureau(role) ? places.join('、') : policy.scopeWords[role]
}

type Delegation = NonNullable<Facts['delegated']['used']>
const presentDelegation = (row: Delegation, name: string, isOver: boolean) => ({
  id: row.id,
  name,
  label: roleNames[row.role],
  toOn: row.toOn,
  isOver,
})
/** An administrator is nothing else, not even in another's place. */
const lentRoles = ({ lent, facts }: Facts) =>
  policy.rolesOf(facts).some(policy.isAdministrator)
    ? []
    : lent.map((d) => ({
        role: d.role,
        label: lentLabel(d.fromName, d.role),
        scopeText: `${d.reachText}，至${formatDate(d.toOn, 'short')}`,
        delegationId: d.id,
      }))

export function presentSession(row: Facts): SessionView {
  const { used, given } = row.delegated
  return {
    account: { id: row.accountId, name: row.name, login: row.login, personId: row.personId },
    role: row.role,
    roles: policy
      .rolesOf(row.facts)
      .map((role): SessionView['roles'][number] => ({
        role,
        label: roleNames[role],
        scopeText: scopeTextOf(role, row.facts.grants),
        delegationId: null,
      }))
      .concat(lentRoles(row)),
    delegation: used ? presentDelegation(used, used.fromName, !row.lent.some((d) => d.id === used.id)) : null,
    lentOut: given ? presentDelegation(given, given.toName, false) : null,
    bureau: { name: row.bureauName, shortName: row.shortName, isDemo: row.isDemo },
    unit: row.unitId && row.unitName ? { id: row.unitId, name: row.unitName } : null,
    mustChangeSecret: row.isOneTime,
    secretResetAt: instant(row.resetAt),
    hasPin: row.pinHash !== null,
    isAtDesk: row.deskId !== null,
    steppedUpUntil: row.steppedUpAt ? new Date(row.steppedUpAt.getTime() + 5 * 60_000).toISOString() : null,
  }
}

export function presentOwnAccount(row: Facts): OwnAccountView {
  const { grants } = row.facts
  const held = policy.rolesOf(row.facts).flatMap((role): OwnAccountView['roles'] => {
    const own = grants.filter((g) => g.role === role)
    if (own.length === 0) return [{ role, label: roleNames[role], scopeText: policy.scopeWords[role], fromOn: null, toOn: null }]
    return own.map((g) => ({ role, label: roleNames[role], scopeText: scopeTextOf(role, [g]), fromOn: g.fromOn, toOn: g.toOn }))
  })
  return {
    login: row.login,
    name: row.name,
    unitName: row.unitName ?? '',
    roles: held,
    secretChangedAt: row.changedAt.toISOString(),
    secretResetAt: instant(row.resetAt),
    pinSetAt: instant(row.pinSetAt),
  }
}

export function presentSessionRow(row: SessionRow, currentId: string | null) {
  return {
    id: row.id,
    role: row.role,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    address: row.address,
    browser: row.browser,
    isCurrent: row.id === currentId,
  }
}

const askers: readonly Role[] = ['auxiliaryOffice', 'unitClerk', 'politicalOfficeLeader']

function accountAbilities({ actor }: QueryContext, row: AccountRow): Record<string, boolean> {
  const isAdministrator = actor.role === 'systemAdministrator'
  return {
    requestReset: askers.includes(actor.role) && !policy.resetRequestFault(actor, row),
    issue: isAdministrator && !policy.issueFault(actor, row),
    reset: isAdministrator && !policy.resetFault(actor, row),
    disable: isAdministrator && !policy.disableFault(actor, row),
    enable: isAdministrator && row.state === 'disabled',
    unlock: isAdministrator,
    endSessions: isAdministrator,
  }
}

export function presentAccountRow(ctx: QueryContext, row: AccountRow): AccountRowView {
  return {
    id: row.accountId,
    login: row.login,
    name: row.name,
    unitName: row.unitName,
    state: row.state,
    hasPerson: row.personId !== null,
    createdAt: row.createdAt.toISOString(),
    resetAskedAt: instant(row.resetAskedAt),
    resetAt: instant(row.resetAt),
    version: row.version,
    abilities: accountAbilities(ctx, row),
  }
}

export function presentAccount(
  ctx: QueryContext,
  row: Awaited<ReturnType<typeof findAccount>>,
  confirmer: policy.Confirmer,
): AccountView {
  return {
    ...presentAccountRow(ctx, row),
    unitId: row.unitId,
    openedBy: row.opener,
    resetAskedBy: row.asker,
    sessions: row.sessions.map((s) => presentSessionRow(s, ctx.actor.sessionId)),
    grants: row.grants.map((g) => presentGrant(ctx, g, confirmer)),
  }
}

export function presentCandidate(row: Awaited<ReturnType<typeof findCandidates>>['rows'][number]): CandidateView {
  return { id: row.id, name: row.name, number: row.number, kind: row.kind, unitName: row.unitName }
}

export function presentGrant(ctx: QueryContext, row: GrantRow, confirmer: policy.Confirmer): GrantView {
  const { actor, today } = ctx
  const isRevoker = actor.role === 'securityAdministrator' || actor.role === 'politicalOfficeLeader'
  return {
    id: row.id,
    account: { id: row.accountId, name: row.name, login: row.login, unitName: row.unitName },
    role: row.role,
    unitName: row.scopeName,
    policeLine: row.policeLine,
    fromOn: row.fromOn,
    toOn: row.toOn,
    reason: row.reason,
    state: policy.grantState(row, today),
    proposedBy: row.proposer ?? '建局',
    proposedAt: row.proposedAt.toISOString(),
    confirmedBy: row.confirmer,
    confirmedAt: instant(row.confirmedAt),
    revokedBy: row.revoker,
    revokedAt: instant(row.revokedAt),
    version: row.version,
    abilities: {
      confirm: !policy.confirmationFault(actor, row, { confirmer, today }),
      revoke: isRevoker && !policy.revocationFault(row, today),
    },
  }
}

export function presentGrantUnits(
  { rows, policeLines }: Awaited<ReturnType<typeof findGrantUnits>>,
  confirmer: policy.Confirmer,
) {
  return { nodes: rows.map(({ id, parentId, name }) => ({ id, parentId, name })), policeLines, confirmer }
}
