import type { Actor } from '../../platform/context.ts'

/** The unit's clerk completes what the system drafted, and says that nothing changed. */
export const canPrepare = (actor: Actor): boolean => actor.role === 'unitClerk'

/** The unit's head or leader in charge confirms, never the account that prepared. */
export const canConfirm = (actor: Actor, { preparedBy }: { preparedBy: string | null }): boolean =>
  (actor.role === 'unitHead' || actor.role === 'leaderInCharge') && preparedBy !== actor.accountId

/** The office returns what a unit submitted, and sets the rule. */
export const isOffice = (actor: Actor): boolean => actor.role === 'auxiliaryOffice'
