import { randomUUID } from 'node:crypto'
import type { Plot, Site } from './matrix-plot.ts'

const forceId = '00000000-0000-4000-8000-00000000f0ce'

/** The task force of which every planted meeting is. */
export async function addTaskForce(plot: Plot, bureauId: string): Promise<void> {
  const of = { name: '专班', reference: '明公通〔2026〕7号', foundedOn: '2026-09-01', joinWords: [], joinFrom: 40 }
  await plot.add('taskForces', { bureauId, id: forceId, ...of })
  const head = { personId: randomUUID(), personName: '组长', duty: 'head', fromOn: '2026-09-01' }
  await plot.add('taskForceAppointments', { bureauId, id: randomUUID(), taskForceId: forceId, ...head })
}

/** A meeting in which only the unit takes part, with a point, a task in force and one that is overdue. */
export async function addConsultation(plot: Plot, { bureauId, unitId, unitSortKey, mark }: Site): Promise<void> {
  const consultationId = randomUUID()
  const place = { bureauId, consultationId, unitSortKey }
  const by = { preparedBy: randomUUID(), preparedByName: mark, preparedAt: '2026-11-20' }
  const meeting = { meetingOn: '2026-11-24', place: mark, chairId: randomUUID(), chairName: mark }
  await plot.add('consultations', { bureauId, id: consultationId, taskForceId: forceId, ...meeting, ...by })
  await plot.add('consultationParticipants', { ...place, unitId, unitName: mark, basis: 'chosen' })
  const point = { kind: 'hazard', title: mark, facts: mark, minutes: mark, position: 1 }
  await plot.add('consultationPoints', { ...place, id: randomUUID(), ...point })
  await plot.add('consultationPoints', { ...place, unitSortKey: null, id: randomUUID(), ...point, kind: 'other', position: 2 })
  const task = { taskForceId: forceId, kind: 'task', text: mark, unitId, unitName: mark, state: 'open' }
  for (const [number, dueOn] of [
    [1, '2026-12-10'],
    [2, '2026-11-10'],
  ])
    await plot.add('consultationDecisions', { ...place, id: randomUUID(), number, dueOn, ...task })
}
