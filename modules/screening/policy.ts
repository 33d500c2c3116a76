import { covers } from '../../platform/access/scope.ts'
import type { Actor, QueryContext } from '../../platform/context.ts'

/** The office words checklists and opens rounds. */
export const canScreen = (actor: Actor): boolean => actor.role === 'auxiliaryOffice'

/** A round is changed by the office of the place where it was opened, until it is closed. */
export const canChangeRound = (
  { actor, scope }: Pick<QueryContext, 'actor' | 'scope'>,
  round: { unitSortKey: string; closedAt: Date | null },
): boolean => canScreen(actor) && round.closedAt === null && covers(scope, round.unitSortKey)

/** The unit answers by its clerk. */
export const canAnswer = (actor: Actor): boolean => actor.role === 'unitClerk'

/** What a unit answered on paper is entered by the office, never by whoever signed the page. */
export const canEnterPaper = (actor: Actor, signedById: string): boolean => canScreen(actor) && actor.personId !== signedById

/** The unit's head or leader in charge confirms, never the account that submitted. */
export const canConfirm = (actor: Actor, { submittedBy }: { submittedBy: string | null }): boolean =>
  (actor.role === 'unitHead' || actor.role === 'leaderInCharge') && submittedBy !== actor.accountId
