import type { Actor } from '../../platform/context.ts'

/** A form is frozen by those who answer for the unit's figures: its clerk and head, and the auxiliary office. */
export const canFreeze = (actor: Actor): boolean => ['auxiliaryOffice', 'unitClerk', 'unitHead'].includes(actor.role)
