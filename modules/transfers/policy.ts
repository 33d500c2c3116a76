import type { Actor } from '../../platform/context.ts'

/** A unit's clerk asks for a person; nobody else. */
export const canPropose = (actor: Actor): boolean => actor.role === 'unitClerk'

/** The auxiliary office decides, and alone sees whom a number belongs to. */
export const canAnswer = (actor: Actor): boolean => actor.role === 'auxiliaryOffice'
