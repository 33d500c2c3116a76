import type { DelegationRow } from '../../platform/access/delegated.ts'
import { daysBetween } from '../../platform/calendar/dates.ts'
import type { Actor } from '../../platform/context.ts'
import type { Role } from '../../platform/http/contract.ts'
import { absentRoles, type DelegationRowView, lentRoles, longestDays } from './contract.ts'

type Facts = Pick<DelegationRow, 'fromAccountId' | 'toAccountId' | 'fromOn' | 'toOn' | 'madeBy' | 'acknowledgedAt' | 'endedAt'>

const isOneOf = (role: Role, list: readonly Role[]): boolean => list.includes(role)

/** Only an own role is lent; a session in another's place never comes here (server/delegable.ts). */
export const canLend = (actor: Actor): boolean => actor.onBehalfOf === undefined && isOneOf(actor.role, lentRoles)

export const canLendForAbsent = (actor: Actor, role: Role): boolean =>
  actor.onBehalfOf === undefined && actor.role === 'auxiliaryOffice' && isOneOf(role, absentRoles)

/** Where a delegation stands on a day. */
export function stateOn(
  { fromOn, toOn, endedAt }: Pick<Facts, 'fromOn' | 'toOn' | 'endedAt'>,
  today: string,
): DelegationRowView['state'] {
  if (endedAt !== null || toOn < today) return 'over'
  return fromOn > today ? 'coming' : 'inForce'
}

/** Who gave it, who took it, and the office where the office wrote it down. */
export const canEnd = (actor: Actor, d: Facts, today: string): boolean =>
  stateOn(d, today) !== 'over' &&
  (actor.accountId === d.fromAccountId ||
    actor.accountId === d.toAccountId ||
    (actor.role === 'auxiliaryOffice' && d.madeBy !== d.fromAccountId))

export const canAcknowledge = (actor: Actor, d: Facts, today: string): boolean =>
  actor.accountId === d.toAccountId && d.acknowledgedAt === null && stateOn(d, today) !== 'over'

interface Term {
  readonly fromOn: string
  readonly toOn: string
}

/** Why the days of a delegation do not hold: path, code, sentence. */
export function termFault({ fromOn, toOn }: Term, today: string): readonly [string, string, string] | undefined {
  if (fromOn < today) return ['fromOn', 'tooEarly', '起始日期不能早于今天。']
  if (toOn < fromOn) return ['toOn', 'endsBeforeStart', '截止日期不能早于起始日期。']
  if (daysBetween(fromOn, toOn) + 1 > longestDays)
    return ['toOn', 'tooLong', `一次最多委托 ${longestDays} 天；更长的，请安全管理员另行授权。`]
  return undefined
}
