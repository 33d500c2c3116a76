import { covers } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { SlipFacts } from './queries.ts'

type Asking = Pick<QueryContext, 'actor' | 'scope'>
export type May = (ctx: Asking, slip: SlipFacts) => boolean
interface Place {
  readonly unitSortKey: string
  readonly leadUnitSortKey: string
}

/** The office for any unit; a head for what the own unit leads elsewhere. Nobody supervises the own unit. */
export const mayIssue = ({ actor, scope }: Asking, t: Place): boolean =>
  actor.role === 'auxiliaryOffice'
    ? covers(scope, t.unitSortKey)
    : actor.role === 'unitHead' && covers(scope, t.leadUnitSortKey) && !covers(scope, t.unitSortKey)

/** Whoever holds now the office that issued it. */
export const isIssuer: May = (ctx, s) => (ctx.actor.role === 'auxiliaryOffice') === s.isOffice && mayIssue(ctx, s)

/** Never by who drafted it, under whichever account. */
export const canApprove: May = ({ actor, scope }, s) =>
  actor.role === 'politicalOfficeLeader' &&
  covers(scope, s.unitSortKey) &&
  actor.accountId !== s.draftedBy &&
  (actor.personId === null || actor.personId !== s.draftedByPerson)

export const canReceive: May = ({ actor, scope }, s) =>
  (actor.role === 'unitClerk' || actor.role === 'unitHead') && covers(scope, s.unitSortKey)

export const canAnswer: May = ({ actor, scope }, s) => actor.role === 'unitHead' && covers(scope, s.unitSortKey)
