import type { Actor } from '../../platform/context.ts'

/** The unit lodges; the office may lodge for a unit that can't. */
export const canLodge = (actor: Actor): boolean => actor.role === 'unitClerk' || actor.role === 'auxiliaryOffice'

/** The office answers, never the account that lodged. */
export const canAnswer = (actor: Actor, filing: { lodgedBy: string | null }): boolean =>
  actor.role === 'auxiliaryOffice' && filing.lodgedBy !== actor.accountId

/** How many days are allowed is the bureau's own rule, kept by the office. */
export const canSetRule = (actor: Actor): boolean => actor.role === 'auxiliaryOffice'
