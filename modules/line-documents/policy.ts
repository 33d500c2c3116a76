import type { Actor, Scope } from '../../platform/context.ts'

interface Asking {
  readonly actor: Pick<Actor, 'role' | 'accountId'>
  readonly scope: Pick<Scope, 'policeLine'>
}

/** The inspector of the line lodges and reviews. */
export const canLodge = ({ actor, scope }: Asking, document: { policeLine: string }): boolean =>
  actor.role === 'lineInspector' && scope.policeLine === document.policeLine

/** The office answers, never the account that lodged. */
export const canAnswer = ({ actor }: Asking, document: { lodgedBy: string }): boolean =>
  actor.role === 'auxiliaryOffice' && document.lodgedBy !== actor.accountId
