import { covers } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'

/** Whoever organises a round opens a desk for the people in reach. */
export const canOpenDesk = ({ actor }: Pick<QueryContext, 'actor'>): boolean =>
  actor.role === 'auxiliaryOffice' || actor.role === 'unitClerk'

/** A desk is closed by whoever reaches where it was opened. */
export const canCloseDesk = ({ actor, scope }: Pick<QueryContext, 'actor' | 'scope'>, desk: { unitSortKey: string }): boolean =>
  canOpenDesk({ actor }) && covers(scope, desk.unitSortKey)
