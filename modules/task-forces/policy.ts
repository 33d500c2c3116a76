import { isWholeBureau } from '../../platform/access/scope.ts'
import type { Actor, QueryContext } from '../../platform/context.ts'

/** A task force is the whole bureau's: its office of the whole bureau founds and appoints. */
export const canForm = ({ actor, scope }: Pick<QueryContext, 'actor' | 'scope'>): boolean =>
  actor.role === 'auxiliaryOffice' && isWholeBureau(scope)

/** What somebody reaches of a task force's business beyond the units of the grant. */
export interface OfficeReach {
  /** The grant covers the whole bureau. */
  readonly isWhole: boolean
  /** Task forces in whose office the person serves today. */
  readonly served: readonly string[]
}

/** The office of the task force: the auxiliary office, or director and deputies by appointment. */
export const canServe = (actor: Actor, reach: OfficeReach, taskForceId: string): boolean =>
  (actor.role === 'auxiliaryOffice' && reach.isWhole) || reach.served.includes(taskForceId)
