import { covers } from '../../platform/access/scope.ts'
import type { Actor, QueryContext } from '../../platform/context.ts'

/** The office designs forms and sends them out. */
export const canSendOut = (actor: Actor): boolean => actor.role === 'auxiliaryOffice'

/** A form is reminded of and closed by the office of the place where it was sent out, until it is closed. */
export const canChangeForm = (
  { actor, scope }: Pick<QueryContext, 'actor' | 'scope'>,
  form: { unitSortKey: string; closedAt: Date | null },
): boolean => canSendOut(actor) && form.closedAt === null && covers(scope, form.unitSortKey)

/** The unit fills in by its clerk. */
export const canFillIn = (actor: Actor): boolean => actor.role === 'unitClerk'

interface Submitted {
  readonly state: string
  readonly submittedBy: string | null
}
/** The unit's head or leader in charge confirms, never the account that submitted. */
export const canConfirm = (actor: Actor, { submittedBy }: Pick<Submitted, 'submittedBy'>): boolean =>
  (actor.role === 'unitHead' || actor.role === 'leaderInCharge') && submittedBy !== actor.accountId

/** Whoever confirms may return instead; the office also what was confirmed. */
export const canReturn = (actor: Actor, part: Submitted): boolean =>
  canSendOut(actor) || (part.state === 'submitted' && canConfirm(actor, part))
