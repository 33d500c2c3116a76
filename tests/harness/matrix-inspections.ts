import { randomUUID } from 'node:crypto'
import type { Plot, Site } from './matrix-plot.ts'

/** An inspection of the unit by another line than the one that asks, with an item and a suggestion whose day is over. */
export async function addInspection(plot: Plot, { bureauId, unitId, unitSortKey, mark }: Site): Promise<void> {
  const inspectionId = randomUUID()
  const place = { bureauId, unitSortKey }
  const said = { number: `${mark}${inspectionId.slice(0, 8)}`, policeLine: '禁毒', companions: mark, inspectorName: mark }
  const state = { state: 'concluded', concludedAt: '2026-11-10', checklistVersion: 2, inspectorId: randomUUID(), version: 2 }
  const base = { createdAt: plot.services.clock(), inspectedOn: '2026-11-10' }
  await plot.add('inspections', { ...place, id: inspectionId, unitId, ...said, ...state, ...base })
  const item = { position: 0, question: mark, answer: 'found', words: mark, category: 'other' }
  await plot.add('inspectionItems', { ...place, id: randomUUID(), inspectionId, ...item })
  const asked = { text: mark, state: 'open', askedOn: '2026-11-10', dueOn: '2026-11-17', isLate: false, version: 2 }
  await plot.add('suggestions', { ...place, id: randomUUID(), inspectionId, unitId, policeLine: '禁毒', position: 0, ...asked })
}
