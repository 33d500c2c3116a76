import { covers } from '../../platform/access/scope.ts'
import type { Actor, QueryContext } from '../../platform/context.ts'

/** The office asks for forms, accepts and returns them. */
export const canCollect = (actor: Actor): boolean => actor.role === 'auxiliaryOffice'

/** A collection is changed by the office of the place where it was opened, until it is closed. */
export const canChangeCollection = (
  { actor, scope }: Pick<QueryContext, 'actor' | 'scope'>,
  collection: { unitSortKey: string; closedAt: Date | null },
): boolean => canCollect(actor) && collection.closedAt === null && covers(scope, collection.unitSortKey)

/** The whole is taken out by the office of the place where it was opened, also when it is closed. */
export const canPackage = (
  { actor, scope }: Pick<QueryContext, 'actor' | 'scope'>,
  collection: { unitSortKey: string },
): boolean => canCollect(actor) && covers(scope, collection.unitSortKey)

/** The unit submits by its clerk or its head. */
export const canSubmit = (actor: Actor): boolean => actor.role === 'unitClerk' || actor.role === 'unitHead'

/** Accepted by the office, never by the account that submitted. */
export const canAccept = (actor: Actor, { submittedBy }: { submittedBy: string | null }): boolean =>
  canCollect(actor) && submittedBy !== actor.accountId
