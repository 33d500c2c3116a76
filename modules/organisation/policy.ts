import type { Actor } from '../../platform/context.ts'

interface UnitFacts {
  readonly closedOn: string | null
}

/** Structure and leaders: the auxiliary office, on open units. */
export const canRestructure = (actor: Actor, unit: UnitFacts): boolean =>
  actor.role === 'auxiliaryOffice' && unit.closedOn === null

/** Hotline and mailbox: the unit's own clerk and head too. */
export const canChangeContacts = (actor: Actor, unit: UnitFacts): boolean =>
  unit.closedOn === null && ['auxiliaryOffice', 'unitClerk', 'unitHead'].includes(actor.role)
