import { randomUUID } from 'node:crypto'
import type { Plot, Site } from './matrix-plot.ts'

/** An incident of the unit with an owned track, a step, an approved statement and a draft. */
export async function addIncident(plot: Plot, { bureauId, unitId, unitSortKey, mark }: Site): Promise<void> {
  const incidentId = randomUUID()
  const by = randomUUID()
  const place = { bureauId, unitSortKey, incidentId }
  const said = { number: `${mark}${incidentId.slice(0, 8)}`, title: mark, summary: mark, place: mark, recordedByName: mark }
  const state = { state: 'open', findings: 0, recordedBy: by, version: 2, createdAt: plot.services.clock() }
  const base = { bureauId, unitSortKey, id: incidentId, unitId, happenedAt: '2026-11-20T01:00:00Z' }
  await plot.add('incidents', { ...base, ...said, ...state })
  await plot.add('incidentTracks', { ...place, track: 'lawful', ownerId: randomUUID(), ownerName: mark })
  const step = { track: 'lawful', takenAt: '2026-11-20T02:00:00Z', recordedAt: '2026-11-20T02:00:00Z' }
  await plot.add('incidentSteps', { ...place, id: randomUUID(), ...step, text: mark, byName: mark, accountId: by })
  const drafted = { text: mark, isPublic: true, draftedBy: by, draftedByName: mark, draftedAt: '2026-11-20T02:00:00Z' }
  const approved = { state: 'approved', approvedBy: randomUUID(), approvedByName: mark, approvedAt: '2026-11-20T03:00:00Z' }
  await plot.add('approvedStatements', { ...place, id: randomUUID(), number: 1, ...drafted, ...approved })
  await plot.add('approvedStatements', { ...place, id: randomUUID(), number: 2, ...drafted, state: 'draft' })
}
