import { randomUUID } from 'node:crypto'
import type { Plot, Site } from './matrix-plot.ts'

/** Somebody there is about to leave; one thing is given back already. */
export async function addLeaving(plot: Plot, { bureauId, unitId, unitSortKey, mark }: Site, personId: string): Promise<void> {
  const place = { bureauId, unitSortKey }
  const id = randomUUID()
  const planned = { separatedOn: '2026-11-30', isAnnounced: true, startedByName: mark }
  await plot.add('leavings', { ...place, id, unitId, personId, ...planned })
  const step = { leavingId: id, step: 'carriers', doneAt: '2026-11-20', doneBy: randomUUID(), doneByName: mark, note: mark }
  await plot.add('leavingSteps', { ...place, ...step })
  await plot.add('leavingSteps', { ...place, leavingId: id, step: 'account' })
}

/** A document of a police line, which the whole bureau reads. */
export async function addLineDocument(plot: Plot, bureauId: string): Promise<void> {
  const id = randomUUID()
  const said = {
    kind: 'rule',
    title: '巡逻规范',
    body: '两人以上同行。',
    reviewOn: '2027-05-01',
    serialNumber: '警备〔2026〕90号',
  }
  const lodged = { lodgedBy: randomUUID(), lodgedByName: '治安督导', lodgedAt: '2026-11-02' }
  await plot.add('lineDocuments', {
    bureauId,
    id,
    seriesId: id,
    number: 1,
    policeLine: '治安',
    ...said,
    ...lodged,
    state: 'accepted',
  })
}
