import type { Actor } from '../../platform/context.ts'

/** A unit's clerk asks for a person; nobody else. */
export const canPropose = (actor: Actor): boolean => actor.role === 'unitClerk'

/** What a unit asked for, its clerk takes back while nobody has answered; the scope says whose it is. */
export const canWithdraw = (actor: Actor, state: string): boolean => canPropose(actor) && state === 'open'

/** The auxiliary office decides, and alone sees whom a number belongs to. */
export const canAnswer = (actor: Actor): boolean => actor.role === 'auxiliaryOffice'
