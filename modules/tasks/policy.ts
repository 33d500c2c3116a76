import { covers } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { Role } from '../../platform/http/contract.ts'
import type { TaskFacts } from './queries.ts'

type Asking = Pick<QueryContext, 'actor' | 'scope'>
export type May = (ctx: Asking, task: TaskFacts) => boolean

const unitRoles: readonly Role[] = ['unitClerk', 'unitHead', 'leaderInCharge']
const officeRoles: readonly Role[] = ['auxiliaryOffice', 'politicalOfficeLeader']

const isPerson = ({ actor }: Asking, id: string | null): boolean => actor.personId !== null && actor.personId === id
/** The very account, or another account of the same person. */
const isSame = (ctx: Asking, account: string | null, person: string | null): boolean =>
  ctx.actor.accountId === account || isPerson(ctx, person)

/** The unit's own people; for the bureau's own task its auxiliary office. */
export const isOfUnit: May = ({ actor, scope }, t) =>
  covers(scope, t.unitSortKey) && (unitRoles.includes(actor.role) || (t.isOffice && actor.role === 'auxiliaryOffice'))

/** Whoever leads: people of the leading unit; auxiliary office and political office stand for whichever unit leads. */
export const leads: May = ({ actor, scope }, t) =>
  officeRoles.includes(actor.role)
    ? covers(scope, t.unitSortKey) && (!t.isOffice || actor.role === 'politicalOfficeLeader')
    : unitRoles.includes(actor.role) && covers(scope, t.leadUnitSortKey)

export const isOwner: May = (ctx, t) => isPerson(ctx, t.ownerId)

/** Whoever does the work: the unit, or the person in charge of it. */
export const works: May = (ctx, t) => isOfUnit(ctx, t) || isOwner(ctx, t)

/** Never by who concluded it, nor by who is in charge of it. */
export const canCheck: May = (ctx, t) => leads(ctx, t) && !isSame(ctx, t.concludedBy, t.concludedByPerson) && !isOwner(ctx, t)

export const canAnswerObjection: May = (ctx, t) => leads(ctx, t) && !isSame(ctx, t.objectedBy, t.objectedByPerson)

export const canAnswerExtension: May = (ctx, t) =>
  leads(ctx, t) && !isSame(ctx, t.extensionBy, t.extensionByPerson) && !isOwner(ctx, t)

/** Whoever leads, and the unit's own leaders towards whoever is in charge there. */
export const canUrge: May = (ctx, t) =>
  !isOwner(ctx, t) &&
  (leads(ctx, t) ||
    ((ctx.actor.role === 'unitHead' || ctx.actor.role === 'leaderInCharge' || ctx.actor.role === 'bureauLeader') &&
      covers(ctx.scope, t.unitSortKey)))

/** The one in charge, the unit's leaders and whoever leads. */
export const canEscalate: May = (ctx, t) => isOwner(ctx, t) || isOfUnit(ctx, t) || canUrge(ctx, t)

export const canSetRules = ({ actor }: Asking): boolean => actor.role === 'auxiliaryOffice'
