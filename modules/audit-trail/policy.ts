import type { Actor } from '../../platform/context.ts'

/** The whole trail of the bureau: the audit administrator, nobody else. */
export const canReadTrail = (actor: Pick<Actor, 'role'>): boolean => actor.role === 'auditAdministrator'
