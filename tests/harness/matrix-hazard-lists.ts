import { randomUUID } from 'node:crypto'
import type { Plot, Site } from './matrix-plot.ts'

/** A hazard of the unit that is open and one that was closed this month, counted by the pictures and named by the list; and a list that was submitted. */
export async function addHazardList(plot: Plot, { bureauId, unitId, unitSortKey, mark }: Site, personId: string): Promise<void> {
  const place = { bureauId, unitSortKey }
  const by = randomUUID()
  const said = { category: 'publicReputation', source: 'ownFinding', title: mark, description: mark, rootCause: mark, goal: mark }
  const owned = { ownerId: personId, ownerName: mark, rectifyBy: '2026-11-20', grade: 'general', isOffice: false, extensions: 0 }
  const found = { foundOn: '2026-11-03', foundBy: by, foundByName: mark, createdAt: plot.services.clock(), version: 2 }
  const base = { ...place, unitId, ...said, ...owned, ...found }
  const closed = { state: 'closed', relapses: 0, closedOn: '2026-11-23', isClosedLate: true }
  const ids = [randomUUID(), randomUUID()] as const
  for (const [id, how] of [
    [ids[0], { state: 'rectifying', relapses: 1 }],
    [ids[1], closed],
  ] as const) {
    await plot.add('hazards', { ...base, id, number: `${mark}${id.slice(0, 8)}`, ...how })
    const measure = { number: 1, text: mark, ownerId: personId, ownerName: mark, dueOn: '2026-11-20', version: 1 }
    await plot.add('hazardMeasures', { ...place, id: randomUUID(), hazardId: id, ...measure })
    const step = { hazardId: id, note: mark, byName: mark, accountId: by }
    for (const [position, act, at] of [
      [1, 'found', '2026-11-03'],
      [2, 'closedOut', '2026-11-10'],
      [3, 'relapsed', '2026-11-12'],
    ])
      await plot.add('hazardSteps', { ...place, ...step, id: randomUUID(), position, act, at })
  }
  const row = { category: 'other', hazard: mark, measures: mark, owner: mark, remark: '整改中' }
  const content = { unitName: mark, from: '2026-11-02', to: '2026-11-02', rows: [row], hazards: [], changes: null }
  const numbered = { form: 'annex1', serialNumber: `A1${mark}${personId}`, number: 1, onDate: '2026-11-02', digest: mark }
  const frozen = { frozenBy: by, frozenByName: mark, frozenAt: plot.services.clock() }
  await plot.add('formSnapshots', { ...place, id: randomUUID(), unitId, ...numbered, ...frozen, content })
}
