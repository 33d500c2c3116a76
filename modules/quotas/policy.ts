import type { Actor } from '../../platform/context.ts'
import { officeRoles } from '../../platform/http/contract.ts'

/** Quotas are set by the auxiliary office alone. */
export const canSetQuotas = (actor: Actor): boolean => actor.role === 'auxiliaryOffice'

/** Headcounts of another day count people who have since left for other units, so only those who reach the whole bureau see them right. */
export const canSeeOtherDays = (actor: Actor): boolean => (officeRoles as readonly string[]).includes(actor.role)
