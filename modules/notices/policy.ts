import { isWholeBureau } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'

type Asking = Pick<QueryContext, 'actor' | 'scope'>

/** A notice is the whole bureau's: its office of the whole bureau enters, corrects, puts in force and withdraws. */
export const canKeep = ({ actor, scope }: Asking): boolean => actor.role === 'auxiliaryOffice' && isWholeBureau(scope)

/** Drafts are the office's and the political office's; what is in force or was withdrawn is everybody's. */
export const seesDrafts = ({ actor, scope }: Asking): boolean =>
  (actor.role === 'auxiliaryOffice' || actor.role === 'politicalOfficeLeader') && isWholeBureau(scope)
