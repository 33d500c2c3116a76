import type { Actor } from '../../platform/context.ts'
import { officeRoles } from '../../platform/http/contract.ts'

/** Catalogue, red lines and quotas: the auxiliary office alone. */
export const canEditCatalogue = (actor: Actor): boolean => actor.role === 'auxiliaryOffice'

/** A post that has left the catalogue is not edited any more. */
export const canEditPost = (actor: Actor, post: { readonly retiredOn: string | null }): boolean =>
  canEditCatalogue(actor) && post.retiredOn === null

/** Headcounts of another day count people who have since left for other units, so only those who reach the whole bureau see them right. */
export const canSeeOtherDays = (actor: Actor): boolean => (officeRoles as readonly string[]).includes(actor.role)
