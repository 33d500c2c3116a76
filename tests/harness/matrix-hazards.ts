import { randomUUID } from 'node:crypto'
import type { Plot, Site } from './matrix-plot.ts'

/** A hazard of the unit with a measure, a step, a file and the terms it is found by; of a later version than anybody asks with. */
export async function addHazard(plot: Plot, { bureauId, unitId, unitSortKey, mark }: Site, personId: string): Promise<void> {
  const place = { bureauId, unitSortKey }
  const hazardId = randomUUID()
  const [by, stepId] = [randomUUID(), randomUUID()]
  const said = { number: `${mark}${hazardId.slice(0, 8)}`, title: mark, description: mark, rootCause: mark, goal: mark }
  const found = { category: 'other', source: 'ownFinding', foundOn: '2026-11-02', foundBy: by, foundByName: mark }
  const owned = { ownerId: personId, ownerName: mark, rectifyBy: '2026-11-20', grade: 'general' }
  const asked = { extensionDay: '2026-12-20', extensionReason: mark, extensionBy: by, extensionByName: mark }
  const state = { state: 'rectifying', isOffice: false, extensions: 0, relapses: 0, version: 2, createdAt: plot.services.clock() }
  await plot.add('hazards', { ...place, id: hazardId, unitId, ...said, ...found, ...owned, ...asked, ...state })
  const measure = { number: 1, text: mark, ownerId: personId, ownerName: mark, dueOn: '2026-11-20', round: 0, version: 1 }
  await plot.add('hazardMeasures', { ...place, id: randomUUID(), hazardId, ...measure })
  const step = { position: 1, act: 'found', note: mark, byName: mark, accountId: by, at: '2026-11-02' }
  await plot.add('hazardSteps', { ...place, id: stepId, hazardId, ...step })
  const file = { fileId: by, fileName: `${mark}.pdf`, mediaType: 'application/pdf', fileSize: 1, fileDigest: mark }
  await plot.add('hazardEvidence', { ...place, id: randomUUID(), hazardId, stepId, ...file, isDeclaredUnclassified: true })
  for (const gram of [mark, mark.slice(0, 2)]) await plot.add('hazardGrams', { ...place, hazardId, gram })
}
