import type { Actor } from '../../platform/context.ts'

/** Which chain holds for a purpose is the auxiliary office's ruling. */
export const canRule = (actor: Actor): boolean => actor.role === 'auxiliaryOffice'
