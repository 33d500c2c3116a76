import type { Actor, QueryContext } from '../../platform/context.ts'

type Asking = Pick<QueryContext, 'actor' | 'scope'>

/** The inspector of the line inspects and judges what the unit answers. */
export const canInspect = ({ actor, scope }: Asking, of: { policeLine: string }): boolean =>
  actor.role === 'lineInspector' && scope.policeLine === of.policeLine

/** The unit's head answers. */
export const canAnswer = ({ role }: Pick<Actor, 'role'>): boolean => role === 'unitHead'

/** The line judges an answer, never the account that gave it. */
export const canJudge = (asking: Asking, suggestion: { policeLine: string; answeredBy: string | null }): boolean =>
  canInspect(asking, suggestion) && suggestion.answeredBy !== asking.actor.accountId

/** How many days an answer may take is the bureau's own rule, kept by the office. */
export const canSetRules = ({ role }: Pick<Actor, 'role'>): boolean => role === 'auxiliaryOffice'
