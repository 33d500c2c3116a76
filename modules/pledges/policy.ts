import { covers } from '../../platform/access/scope.ts'
import type { Actor, QueryContext } from '../../platform/context.ts'

/** The office asks the bureau, a clerk the own unit. */
export const canOpenRound = (actor: Actor): boolean => actor.role === 'auxiliaryOffice' || actor.role === 'unitClerk'

/** A round is changed where it was opened: the office's by the office, a unit's by its clerk and the office. */
export const canChangeRound = (
  { actor, scope }: Pick<QueryContext, 'actor' | 'scope'>,
  round: { unitSortKey: string; closedAt: Date | null },
): boolean => canOpenRound(actor) && round.closedAt === null && covers(scope, round.unitSortKey)

/** Whoever answers for people may remind them. */
export const canRemind = (actor: Actor): boolean =>
  ['auxiliaryOffice', 'unitClerk', 'unitHead', 'leaderInCharge'].includes(actor.role)
