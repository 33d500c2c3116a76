import type { Actor } from '../../platform/context.ts'

/** Officer, leader and post of auxiliaries: the office, and the clerk for the own unit. */
export const canAssign = (actor: Actor): boolean => actor.role === 'auxiliaryOffice' || actor.role === 'unitClerk'
