import { covers } from '../../platform/access/scope.ts'
import { formatDate } from '../../platform/calendar/dates.ts'
import type { Actor, Scope } from '../../platform/context.ts'
import { DomainError } from '../../platform/errors.ts'

interface Asked {
  readonly state: 'open' | 'signed' | 'declined' | 'withdrawn'
  readonly endedAt: Date | null
  readonly fromOn: string
}
export interface Fault {
  readonly code: string
  readonly detail: string
}

/** Still to be answered; a 不签 may be thought better of while the occasion is open. */
export const isWaiting = (request: Pick<Asked, 'state' | 'endedAt'>): boolean =>
  (request.state === 'open' || request.state === 'declined') && request.endedAt === null

/** Why a request can't be signed today; undefined when it can. */
export function signingFault(request: Asked, today: string): Fault | undefined {
  if (request.state === 'signed') return { code: 'alreadySigned', detail: '这一件您已经签过，没有重复签署。' }
  if (!isWaiting(request)) return { code: 'occasionOver', detail: '这一件已经结束或收回，不用再签。' }
  if (request.fromOn > today) return { code: 'notYet', detail: `这一件 ${formatDate(request.fromOn, 'short')}起才能签。` }
  return undefined
}

/** Why a request can't be declined; undefined when it can. */
export const decliningFault = (request: Asked, today: string): Fault | undefined =>
  request.state === 'declined'
    ? { code: 'alreadyDeclined', detail: '已经记下您不签，没有重复登记。' }
    : signingFault(request, today)

/** Throws a fault as a conflict, if there is one. */
export function assertNone(fault: Fault | undefined): void {
  if (fault) throw new DomainError('conflict', fault.code, fault.detail)
}

const witnessHours = 72
/** Until when a signature needs a witness after a reset of the secret; null when it needs none. */
export function witnessUntil(resetAt: Date | null, now: Date): Date | null {
  const until = resetAt ? new Date(resetAt.getTime() + witnessHours * 3_600_000) : null
  return until && until > now ? until : null
}

/** Those who reach a signature read it in full; everybody else may only ask whether it is sound. */
export const reaches = (
  { actor, scope }: { actor: Actor; scope: Scope },
  of: { readonly unitSortKey: string; readonly personId: string },
): boolean => covers(scope, of.unitSortKey) || scope.personIds.includes(of.personId) || actor.personId === of.personId

/** 宋永康 → 宋**: the sheet itself names the person, the page need not. */
export const maskedName = (name: string): string => {
  const [first = '', ...rest] = [...name]
  return first + '*'.repeat(rest.length)
}
