import { covers } from '../../platform/access/scope.ts'
import { dueFrom } from '../calendar/public.ts'
import { canServe, type Reach } from '../task-forces/public.ts'
import { agendaReasons, type ConsultationRowView, type ConsultationView, type PointView } from './contract.ts'
import type { findMeetingsOf, ListedMeeting } from './filters.ts'
import { canApprove } from './policy.ts'
import type { findProposal, MeetingFacts } from './queries.ts'
import { transitions } from './workflow.ts'

/** Judgement and minutes are nobody's but the office's, the chair's and the leaders' until they are approved. */
const isOpenTo = (isAll: boolean, state: ListedMeeting['state']): boolean => isAll || state === 'approved'

/** One meeting of the list. */
export const presentRow = (c: ListedMeeting, isAll: boolean): ConsultationRowView => ({
  id: c.id,
  taskForce: { id: c.taskForceId, name: c.taskForceName },
  meetingOn: c.meetingOn,
  place: c.place,
  chairName: c.chairName,
  state: c.state,
  level: isOpenTo(isAll, c.state) ? c.level : null,
  number: c.number,
  decisions: c.decisions,
  overdue: c.overdue,
  version: c.version,
})

type Stored = MeetingFacts['stored'][number]
/** The ledger opens its page to whoever reaches the hazard by the own grant. */
const opens = ({ own }: Reach, hazardId: string | null, place: string | null): boolean =>
  hazardId !== null && place !== null && covers(own, place)

const storedPoint = (reach: Reach, p: Stored, isOpen: boolean): PointView => ({
  id: p.id,
  kind: p.kind,
  title: p.title,
  facts: p.facts,
  reasons: agendaReasons.filter((reason) => p.reasons.includes(reason)),
  hazardId: p.hazardId,
  opensHazard: opens(reach, p.hazardId, p.unitSortKey),
  minutes: isOpen ? p.minutes : '',
})
const drawnPoint = (reach: Reach, p: MeetingFacts['drawn'][number]): PointView => ({
  id: null,
  kind: p.kind,
  title: p.title,
  facts: p.facts,
  reasons: p.reasons,
  hazardId: p.hazardId,
  opensHazard: opens(reach, p.hazardId, p.unitSortKey),
  minutes: '',
})

const abilitiesOf = ({ ctx, ...reach }: Reach, c: MeetingFacts): Record<string, boolean> => {
  const mayServe = canServe(ctx.actor, reach, c.taskForceId)
  return {
    change: mayServe && c.state === transitions.change.from,
    hold: mayServe && c.state === transitions.hold.from,
    cancel: mayServe && c.state === transitions.cancel.from,
    write: mayServe && c.state === transitions.write.from,
    approve: c.state === transitions.approve.from && c.level !== null && canApprove(ctx.actor, reach, c),
    printMinutes: c.level !== null && isOpenTo(c.isAll, c.state),
  }
}

/** One meeting in full, as far as the caller may see it. */
export function presentMeeting(reach: Reach, c: MeetingFacts): ConsultationView {
  const isOpen = isOpenTo(c.isAll, c.state)
  return {
    ...presentRow(c, c.isAll),
    isPart: !c.isAll,
    chairId: c.chairId,
    chairTitle: c.chairTitle,
    reasons: isOpen ? c.reasons : null,
    preparedByName: c.preparedByName,
    writtenByName: c.writtenByName,
    writtenAt: c.writtenAt?.toISOString() ?? null,
    approvedByName: c.approvedByName,
    approvedAt: c.approvedAt?.toISOString() ?? null,
    cancelledByName: c.cancelledByName,
    cancelledAt: c.cancelledAt?.toISOString() ?? null,
    cancelReason: c.cancelReason,
    previous: c.previous && { id: c.previous.id, meetingOn: c.previous.meetingOn, number: c.previous.number },
    participants: c.participants.map((p) => ({
      unit: { id: p.unitId, name: p.unitName },
      basis: p.basis,
      attendance: p.attendance,
      absenceReason: p.absenceReason,
    })),
    points: [...c.drawn.map((p) => drawnPoint(reach, p)), ...c.stored.map((p) => storedPoint(reach, p, isOpen))],
    unlisted: c.unlisted,
    decided: c.decided.map((d) => ({
      id: d.id,
      number: d.number,
      kind: d.kind,
      text: d.text,
      unit: { id: d.unitId, name: d.unitName },
      ownerName: d.ownerName,
      hazard:
        d.hazardId && d.hazardNumber
          ? { id: d.hazardId, number: d.hazardNumber, opens: opens(reach, d.hazardId, d.unitSortKey) }
          : null,
      dueOn: d.dueOn,
      ...dueFrom(c.calendar, d.standing === 'open' ? d.dueOn : null, reach.ctx.today),
      standing: d.standing,
      version: d.version,
    })),
    abilities: abilitiesOf(reach, c),
  }
}

/** Who would be asked, and who else may be. */
export const presentProposal = ({ chair, units }: Awaited<ReturnType<typeof findProposal>>) => ({
  chair,
  units: units.flatMap(({ id, name, basis, auxiliaries }) => (basis ? [{ unit: { id, name }, basis, auxiliaries }] : [])),
  all: units.map(({ id, name }) => ({ id, name })),
})

/** Meetings at which a hazard stood, with what was decided on it there. */
export const presentMeetingsOf = (meetings: Awaited<ReturnType<typeof findMeetingsOf>>) => ({
  rows: meetings.map((c) => ({
    id: c.id,
    meetingOn: c.meetingOn,
    number: c.number,
    state: c.state,
    decided: c.decided.map((d) => ({
      number: d.number,
      text: d.text,
      ownerName: d.ownerName,
      dueOn: d.dueOn,
      standing: d.standing,
    })),
  })),
})
