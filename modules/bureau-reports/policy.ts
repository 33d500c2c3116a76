import type { Actor } from '../../platform/context.ts'

/** The office edits what the system drafted, and sends it. */
export const canEdit = (actor: Actor): boolean => actor.role === 'auxiliaryOffice'

/** The political office leader issues, never the account that sent. */
export const canIssue = (actor: Actor, { sentBy }: { sentBy: string | null }): boolean =>
  actor.role === 'politicalOfficeLeader' && sentBy !== actor.accountId
