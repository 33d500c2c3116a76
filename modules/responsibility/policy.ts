import type { Actor } from '../../platform/context.ts'

/** Which chain holds for a purpose is the auxiliary office's ruling. */
export const canRule = (actor: Actor): boolean => actor.role === 'auxiliaryOffice'

/** Officer, leader and post of auxiliaries: the office, and the clerk for the own unit. */
export const canAssign = (actor: Actor): boolean => actor.role === 'auxiliaryOffice' || actor.role === 'unitClerk'
