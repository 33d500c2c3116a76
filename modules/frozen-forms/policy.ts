import type { Actor } from '../../platform/context.ts'
import { submitters } from './contract.ts'

/** A form is frozen by those who answer for the unit's figures: its clerk and head, and the auxiliary office. */
export const canFreeze = (actor: Actor): boolean => submitters.some((role) => role === actor.role)
