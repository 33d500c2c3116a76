import type { Actor } from '../../platform/context.ts'

/** The office words the checklist and puts it in force. */
export const canWord = (actor: Actor): boolean => actor.role === 'auxiliaryOffice'
