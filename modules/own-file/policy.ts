import type { Actor } from '../../platform/context.ts'

/** The own file is read and corrected by the person alone. */
export const ownPersonId = (actor: Actor): string | null => (actor.role === 'auxiliary' ? actor.personId : null)

/** Requests are answered by the unit's clerk or the auxiliary office. */
export const canAnswer = (actor: Actor): boolean => actor.role === 'unitClerk' || actor.role === 'auxiliaryOffice'
