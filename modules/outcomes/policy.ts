import type { Actor } from '../../platform/context.ts'

/** Time limits are the political office leader's. */
export const canSetLimits = (actor: Pick<Actor, 'role'>): boolean => actor.role === 'politicalOfficeLeader'
/** Kinds of outcome are worded by the office or the leader. */
export const canSetKinds = (actor: Pick<Actor, 'role'>): boolean =>
  actor.role === 'politicalOfficeLeader' || actor.role === 'auxiliaryOffice'
