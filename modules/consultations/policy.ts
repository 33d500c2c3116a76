import type { Actor } from '../../platform/context.ts'
import type { OfficeReach } from '../task-forces/public.ts'

interface Meeting {
  readonly taskForceId: string
  readonly chairId: string
  readonly writtenBy: string | null
}

/** Reads everything of a meeting, not only the own units' part. */
export const seesAll = (actor: Actor, reach: OfficeReach, meeting: Pick<Meeting, 'taskForceId' | 'chairId'>): boolean =>
  reach.isWhole || reach.served.includes(meeting.taskForceId) || meeting.chairId === actor.personId

/** The chair or the political office leader, never who wrote the minutes. */
export const canApprove = (actor: Actor, reach: OfficeReach, meeting: Meeting): boolean =>
  ((actor.role === 'politicalOfficeLeader' && reach.isWhole) || meeting.chairId === actor.personId) &&
  meeting.writtenBy !== actor.accountId
