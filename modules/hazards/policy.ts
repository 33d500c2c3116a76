import type { Selectable } from 'kysely'
import { standsAs } from '../../platform/access/delegated.ts'
import type { Actor } from '../../platform/context.ts'
import type { Role } from '../../platform/http/contract.ts'
import { measureSetters } from './contract.ts'
import type { HazardRow } from './tables.ts'

type Asking = Pick<Actor, 'role' | 'accountId' | 'personId' | 'onBehalfOf'>
type Hazard = Selectable<HazardRow>
/** What decides who may do what with a hazard. */
type Facts = Pick<
  Hazard,
  | 'ownerId'
  | 'isOffice'
  | 'submittedBy'
  | 'submittedByPerson'
  | 'confirmedBy'
  | 'confirmedByPerson'
  | 'extensionBy'
  | 'extensionByPerson'
> & { readonly confirmerIds: readonly string[] | null; readonly ownerHasAccount: boolean }

const leaders: readonly Role[] = ['leaderInCharge', 'unitHead', 'bureauLeader']
const setters: readonly Role[] = measureSetters

const isPerson = ({ personId }: Asking, id: string | null): boolean => personId !== null && personId === id
/** The very account, or another account of the same person. */
const isSame = (actor: Asking, account: string | null, person: string | null): boolean =>
  actor.accountId === account || isPerson(actor, person)

export const isOwner = (actor: Asking, hazard: Pick<Facts, 'ownerId'>): boolean => isPerson(actor, hazard.ownerId)

/** What somebody already is in it, and so may not confirm or verify what comes. */
export function partIn(actor: Asking, hazard: Facts): 'owner' | 'submitter' | 'confirmer' | null {
  if (isOwner(actor, hazard)) return 'owner'
  if (isSame(actor, hazard.submittedBy, hazard.submittedByPerson)) return 'submitter'
  return isSame(actor, hazard.confirmedBy, hazard.confirmedByPerson) ? 'confirmer' : null
}

/** Grade, cause, goal, owner, measures and deadline are set by the unit, or by the office. */
export const canSetMeasures = ({ role }: Pick<Asking, 'role'>): boolean => setters.includes(role)

export const canStart = (actor: Asking, hazard: Facts): boolean => isOwner(actor, hazard) || canSetMeasures(actor)

/** Whoever owns the measure or the hazard; the unit's clerk writes down what somebody without an account has done. */
export const canFinish = (actor: Asking, hazard: Facts, measure: { readonly ownerId: string }): boolean =>
  isOwner(actor, hazard) || isPerson(actor, measure.ownerId) || actor.role === 'unitClerk'

/** The owner alone; the unit's clerk for an owner who has no account. */
export const canSubmit = (actor: Asking, hazard: Facts): boolean =>
  isOwner(actor, hazard) || (actor.role === 'unitClerk' && !hazard.ownerHasAccount)

/** The next level of the chain above the owner, or who stands in for it; neither of them is the owner or submitted. */
export const canConfirm = (actor: Asking, hazard: Facts): boolean =>
  leaders.includes(actor.role) &&
  standsAs(actor).some((id) => (hazard.confirmerIds ?? []).includes(id)) &&
  !standsAs(actor).some((id) => id === hazard.ownerId || id === hazard.submittedByPerson) &&
  actor.accountId !== hazard.submittedBy &&
  actor.onBehalfOf?.accountId !== (hazard.submittedBy ?? '')

/** The office; for the office's own hazards the political office leader. */
const answersFor = (actor: Asking, hazard: Pick<Facts, 'isOffice'>): boolean =>
  actor.role === (hazard.isOffice ? 'politicalOfficeLeader' : 'auxiliaryOffice')

/** Never the owner, whoever submitted, or whoever confirmed. */
export const canCloseOut = (actor: Asking, hazard: Facts): boolean =>
  answersFor(actor, hazard) &&
  !isOwner(actor, hazard) &&
  !isSame(actor, hazard.submittedBy, hazard.submittedByPerson) &&
  !isSame(actor, hazard.confirmedBy, hazard.confirmedByPerson)

export const canReturn = (actor: Asking, hazard: Facts & Pick<Hazard, 'state'>): boolean =>
  hazard.state === 'evidenceSubmitted' ? canConfirm(actor, hazard) : canCloseOut(actor, hazard)

export const canAskExtension = (actor: Asking, hazard: Facts): boolean => isOwner(actor, hazard) || actor.role === 'unitClerk'

/** Never by the owner or by whoever asked. */
export const canAnswerExtension = (actor: Asking, hazard: Facts): boolean =>
  answersFor(actor, hazard) && !isOwner(actor, hazard) && !isSame(actor, hazard.extensionBy, hazard.extensionByPerson)

/** The office extends for units at once; not for itself, not for the own person. */
export const canExtend = (actor: Asking, hazard: Facts): boolean =>
  actor.role === 'auxiliaryOffice' && !hazard.isOffice && !isOwner(actor, hazard)

/** The owner's chain, the office, and the owner. */
export const canEscalate = (actor: Asking, hazard: Facts): boolean =>
  isOwner(actor, hazard) || leaders.includes(actor.role) || actor.role === 'auxiliaryOffice'

/** Those above the owner: leaders of the unit, the office, the political office. */
export const canUrge = (actor: Asking, hazard: Facts): boolean =>
  (leaders.includes(actor.role) || actor.role === 'auxiliaryOffice' || actor.role === 'politicalOfficeLeader') &&
  !isOwner(actor, hazard)

export const canLookBack = (actor: Asking, hazard: Facts): boolean => answersFor(actor, hazard) && !isOwner(actor, hazard)

/** Whoever sees it again: the unit and those who verify. */
export const canRelapse = ({ role }: Asking): boolean => canSetMeasures({ role }) || role === 'politicalOfficeLeader'

export const canKeepTerms = (actor: Pick<Actor, 'role'>): boolean => actor.role === 'auxiliaryOffice'
