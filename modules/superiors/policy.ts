import { isWholeBureau } from '../../platform/access/scope.ts'
import type { Actor, QueryContext } from '../../platform/context.ts'

type Asking = Pick<QueryContext, 'actor' | 'scope'>

/** Only a superior reads below and sends down. */
export const isSuperior = (actor: Actor): boolean => actor.role === 'superior'

/** What comes from above is the whole bureau's: its office answers. */
export const canAnswer = ({ actor, scope }: Asking): boolean => actor.role === 'auxiliaryOffice' && isWholeBureau(scope)

/** What goes up is the whole bureau's too: its leaders read it. */
export const canRead = ({ scope }: Asking): boolean => isWholeBureau(scope)

/** The political office leader approves or refuses, never who asked. */
export const canApprove = ({ actor, scope }: Asking, { askedBy }: { askedBy: string }): boolean =>
  actor.role === 'politicalOfficeLeader' && isWholeBureau(scope) && askedBy !== actor.accountId

/** Either side of the bureau's house may take it back. */
export const canWithdraw = ({ actor, scope }: Asking): boolean =>
  (actor.role === 'auxiliaryOffice' || actor.role === 'politicalOfficeLeader') && isWholeBureau(scope)
