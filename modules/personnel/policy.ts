import type { Actor } from '../../platform/context.ts'

/** The roster is written by the auxiliary office and, for the own unit, its clerk. */
export const canEditPeople = (actor: Actor): boolean => actor.role === 'auxiliaryOffice' || actor.role === 'unitClerk'

/** The files of those who left are the auxiliary office's alone. */
export const canSeeSeparated = (actor: Actor): boolean => actor.role === 'auxiliaryOffice'

/** Between units the office moves and lends; a clerk proposes (module transfers). */
export const canMovePeople = (actor: Actor): boolean => actor.role === 'auxiliaryOffice'

/** A wrong ID number is corrected by the office, on the paper of the person. */
export const canCorrectIdNumber = (actor: Actor): boolean => actor.role === 'auxiliaryOffice'

/** Full numbers: the own unit or the offices, with a reason and a fresh secret. */
export const canDisclose = (actor: Actor): boolean =>
  ['auxiliaryOffice', 'politicalOfficeLeader', 'unitClerk', 'unitHead', 'leaderInCharge', 'bureauLeader'].includes(actor.role)

const undoable = 30 * 86_400_000
/** A wrongly entered person can be taken back for thirty days. */
export const canVoid = (actor: Actor, createdAt: Date, now: Date): boolean =>
  canEditPeople(actor) && now.getTime() - createdAt.getTime() <= undoable
