import type { Actor } from '../../platform/context.ts'
import { canServe, type OfficeReach } from '../task-forces/public.ts'

interface Decided {
  readonly taskForceId: string
  readonly ownerId: string | null
  readonly doneBy: string | null
}
const doers: readonly string[] = ['unitClerk', 'unitHead', 'leaderInCharge', 'auxiliaryOffice']

/** The unit does it, or the officer named; `isOwnUnit`: the unit lies in the grant. */
export const canDo = (actor: Actor, decision: Decided, isOwnUnit: boolean): boolean =>
  (isOwnUnit && doers.includes(actor.role)) || (decision.ownerId !== null && decision.ownerId === actor.personId)

/** The office of the task force, never who reported it done. */
export const canVerify = (actor: Actor, reach: OfficeReach, decision: Decided): boolean =>
  canServe(actor, reach, decision.taskForceId) && decision.doneBy !== actor.accountId
