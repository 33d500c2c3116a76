import type { Actor } from '../../platform/context.ts'

/** The roster is written by the auxiliary office and, for the own unit, its clerk. */
export const canEditPeople = (actor: Actor): boolean => actor.role === 'auxiliaryOffice' || actor.role === 'unitClerk'
