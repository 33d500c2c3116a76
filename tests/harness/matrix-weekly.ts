import { randomUUID } from 'node:crypto'
import type { Plot, Site } from './matrix-plot.ts'

const figures = { from: '2026-11-12T04:00:00Z', to: '2026-11-19T04:00:00Z', asked: 1, onTime: 0, nil: 0, late: 1, missing: 0 }
const totals = [{ id: 'hazardsFound', label: '新发现隐患', unit: '条', n: 1, previous: null }]

/** A place's report of a week, sent and returned; title, text, names and units carry the mark. */
export async function addBureauReport(plot: Plot, { bureauId, unitId, unitSortKey, mark }: Site): Promise<void> {
  const units = [{ unitId, name: mark, people: 1, standing: 'late', isNil: false, counts: { hazardsFound: 1 } }]
  const said = { title: mark, text: mark, figures: { ...figures, totals, units }, draftedAt: '2026-11-19T04:00:00Z' }
  const names = { editedByName: mark, sentByName: mark, returnedByName: mark, returnReason: mark }
  const place = { bureauId, unitSortKey, id: randomUUID(), weekOn: '2026-11-16' }
  await plot.add('bureauReports', { ...place, ...said, ...names, state: 'toApprove', version: 2 })
}

/** A unit's week, sent late and returned; names and words carry the mark. */
export async function addWeeklyReport(plot: Plot, { bureauId, unitId, unitSortKey, mark }: Site): Promise<void> {
  const [id, by] = [randomUUID(), randomUUID()]
  const place = { bureauId, unitSortKey }
  const texts = { progress: mark, difficulties: mark, requests: mark, plans: mark }
  const said = {
    texts,
    lines: [{ id: 'hazardsFound', label: '新发现隐患', unit: '条', n: 1 }],
    countedTo: '2026-11-19T04:00:00Z',
    isNil: false,
  }
  const members = [{ unitId, from: '2026-11-12T04:00:00Z' }]
  const names = { preparedBy: by, preparedByName: mark, confirmedByName: mark, returnedByName: mark, returnReason: mark }
  const late = { state: 'submitted', standing: 'late', arrivedAt: '2026-11-20T04:00:00Z', number: 1, version: 2 }
  const week = { weekOn: '2026-11-16', cutOffAt: '2026-11-19T04:00:00Z', isPlainDay: false, createdAt: '2026-11-18T00:00:00Z' }
  await plot.add('weeklyReports', { ...place, id, unitId, members, ...said, ...week, ...late, ...names })
  const sent = { number: 1, preparedByName: mark, confirmedByName: mark, submittedAt: '2026-11-20T04:00:00Z' }
  await plot.add('weeklyVersions', { ...place, id: randomUUID(), reportId: id, ...said, ...sent })
}
