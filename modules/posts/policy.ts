import type { Actor } from '../../platform/context.ts'

/** Catalogue and red lines: the auxiliary office alone. */
export const canEditCatalogue = (actor: Actor): boolean => actor.role === 'auxiliaryOffice'

/** A post that has left the catalogue is not edited any more. */
export const canEditPost = (actor: Actor, post: { readonly retiredOn: string | null }): boolean =>
  canEditCatalogue(actor) && post.retiredOn === null
