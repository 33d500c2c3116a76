import type { Actor } from '../../platform/context.ts'
import type { Role } from '../../platform/http/contract.ts'
import { approvers, recorders } from './contract.ts'

const isOneOf = (roles: readonly Role[], { role }: Pick<Actor, 'role'>): boolean => roles.includes(role)

/** The unit records, or the office for it. */
export const canRecord = (actor: Actor): boolean => isOneOf(recorders, actor)

interface Owned {
  readonly ownerId: string | null
}
/** Who records, and a leader who owns a track; whoever leads auxiliaries, on the own track alone. */
export const canAddStep = (actor: Actor, track: Owned | undefined): boolean =>
  canRecord(actor) ||
  actor.role === 'bureauLeader' ||
  (actor.role === 'leadOfficer' && actor.personId !== null && track?.ownerId === actor.personId)

/** With authority over the unit, never who drafted. */
export const canApprove = (actor: Actor, statement: { draftedBy: string }): boolean =>
  isOneOf(approvers, actor) && statement.draftedBy !== actor.accountId

/** The unit's head or the bureau leader says that it is handled. */
export const canConclude = (actor: Actor): boolean => isOneOf(approvers, actor)

/** The office reviews, never who owned a track. */
export const canReview = (actor: Actor, tracks: readonly Owned[]): boolean =>
  actor.role === 'auxiliaryOffice' && !tracks.some((t) => t.ownerId !== null && t.ownerId === actor.personId)
