import type { Actor } from '../../platform/context.ts'

interface ImportState {
  readonly state: string
  readonly committedAt: Date | null
}

const isImporter = (actor: Actor): boolean => actor.role === 'auxiliaryOffice' || actor.role === 'unitClerk'
const undoDays = 30

/** Days in which a whole import can be taken back. */
export const undoUntil = (committedAt: Date): Date => new Date(committedAt.getTime() + undoDays * 86_400_000)

/** Rosters are imported by the auxiliary office, and by clerks into their own units. */
export const canImport = (actor: Actor): boolean => isImporter(actor)
export const canChoose = (actor: Actor, { state }: ImportState): boolean =>
  isImporter(actor) && (state === 'preview' || state === 'reading')
/** A file whose header was not found can still be mapped by hand. */
export const canMap = (actor: Actor, { state }: ImportState): boolean =>
  isImporter(actor) && ['preview', 'reading', 'failed'].includes(state)
export const canCommit = (actor: Actor, { state }: ImportState): boolean => isImporter(actor) && state === 'preview'
export const canAbandon = (actor: Actor, { state }: ImportState): boolean =>
  isImporter(actor) && ['preview', 'reading', 'failed'].includes(state)
export const canUndo = (actor: Actor, { state, committedAt }: ImportState, now: Date): boolean =>
  isImporter(actor) && state === 'committed' && committedAt !== null && now <= undoUntil(committedAt)
/** New units come with an import of the office only; transfers between units too. */
export const canCreateUnits = (actor: Actor): boolean => actor.role === 'auxiliaryOffice'
export const canMovePeople = (actor: Actor): boolean => actor.role === 'auxiliaryOffice'
/** An import into the whole bureau has no unit that rows without one could mean. */
export const isOneUnit = (kind: string): boolean => !['bureau', 'cityBureau', 'province'].includes(kind)
