import type { Actor } from '../../platform/context.ts'
import type { HolderDuty } from './tables.ts'

/** The office issues every letter; a unit's head and clerk those inside the unit. */
export const canIssue = (actor: Pick<Actor, 'role'>, holderDuty: HolderDuty): boolean =>
  actor.role === 'auxiliaryOffice' || (holderDuty !== 'unitHead' && (actor.role === 'unitHead' || actor.role === 'unitClerk'))

/** A successor who is only asked to acknowledge does it in person. */
export const canAcknowledge = (
  actor: Pick<Actor, 'personId'>,
  party: { personId: string; means: string; answer: string; toOn: string | null },
): boolean =>
  party.personId === actor.personId && party.means === 'acknowledgement' && party.answer === 'open' && party.toOn === null
