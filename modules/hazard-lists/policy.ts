import type { Actor } from '../../platform/context.ts'

/** A list is submitted by the unit's clerk or head; the auxiliary office does it for the bureau's own. */
export const canFreeze = (actor: Actor): boolean => ['auxiliaryOffice', 'unitClerk', 'unitHead'].includes(actor.role)
