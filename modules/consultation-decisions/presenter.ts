import { covers } from '../../platform/access/scope.ts'
import { dueFrom, type WorkingDays } from '../calendar/public.ts'
import type { Reach } from '../task-forces/public.ts'
import type { DecisionRowView } from './contract.ts'
import { canDo, canVerify } from './policy.ts'
import type { DecisionFacts } from './queries.ts'
import { transitions } from './workflow.ts'

/** One decision with what may be done with it now. */
export const presentDecision = (reach: Reach, calendar: WorkingDays, d: DecisionFacts): DecisionRowView => {
  const { actor, today } = reach.ctx
  const isTask = d.kind === 'task'
  return {
    id: d.id,
    consultation: { id: d.consultationId, meetingOn: d.meetingOn, number: d.meetingNumber },
    number: d.number,
    kind: d.kind,
    text: d.text,
    unit: { id: d.unitId, name: d.unitName },
    ownerName: d.ownerName,
    hazard: d.hazardId && d.hazardNumber ? { id: d.hazardId, number: d.hazardNumber } : null,
    dueOn: d.dueOn,
    ...dueFrom(calendar, d.standing === 'open' ? d.dueOn : null, today),
    standing: d.standing,
    doneByName: d.doneByName,
    doneAt: d.doneAt?.toISOString() ?? null,
    doneNote: d.doneNote,
    verifiedByName: d.verifiedByName,
    verifiedAt: d.verifiedAt?.toISOString() ?? null,
    returnReason: d.returnReason,
    version: d.version,
    abilities: {
      do: isTask && d.state === transitions.do.from && canDo(actor, d, covers(reach.own, d.unitSortKey)),
      openHazard: d.hazardId !== null && (covers(reach.own, d.unitSortKey) || d.ownerId === actor.personId),
      openMeeting: actor.role !== 'leadOfficer' && (covers(reach.own, d.unitSortKey) || reach.served.includes(d.taskForceId)),
      verify: isTask && d.state === transitions.verify.from && canVerify(actor, reach, d),
    },
  }
}
