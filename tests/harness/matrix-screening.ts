import { randomUUID } from 'node:crypto'
import { lentRound } from './matrix.ts'
import type { Plot, Site } from './matrix-plot.ts'

const days = { openedOn: '2026-11-01', dueOn: '2026-11-20' }
const sent = { state: 'submitted', firstSubmittedAt: '2026-11-21', isLate: true, found: 1, hazards: 1 }

async function addRound(plot: Plot, { bureauId, unitSortKey }: Site, title: string, facts: object = {}): Promise<string> {
  const id = randomUUID()
  const [checklist] = await plot.ask(`select "id" from "screeningChecklists" where "state" = 'inForce'`)
  const opened = { checklistId: checklist?.id, openedByName: title, ...days }
  await plot.add('screeningRounds', { bureauId, id, unitSortKey, serialNumber: `${title}${id}`, title, ...opened, ...facts })
  return id
}
async function addReturn(plot: Plot, { bureauId, unitId, unitSortKey }: Site, roundId: string, facts: object): Promise<string> {
  const id = randomUUID()
  await plot.add('screeningReturns', { bureauId, id, roundId, unitId, unitSortKey, answers: [], ...days, ...facts })
  return id
}

/** A round of a place: its unit submitted late and found something; its number, who submitted it and what was found carry the mark. */
export async function addScreening(plot: Plot, site: Site): Promise<void> {
  const { bureauId, unitId, unitSortKey, mark } = site
  const place = { bureauId, unitSortKey }
  const [hazardId, by] = [randomUUID(), randomUUID()]
  const found = { foundOn: '2026-11-21', foundBy: by, foundByName: mark }
  const hazard = { unitId, number: `${mark}${hazardId}`, category: 'other', source: 'screening', title: mark, description: mark }
  await plot.add('hazards', { ...place, id: hazardId, ...hazard, ...found })
  const roundId = await addRound(plot, site, mark)
  const returnId = await addReturn(plot, site, roundId, { ...sent, submittedBy: by, submittedByName: mark, extendReason: mark })
  const finding = { returnId, questionId: randomUUID(), hazardId, hazardNumber: hazard.number, title: mark, description: mark }
  await plot.add('screeningFindings', { ...place, id: randomUUID(), ...finding })
}

/** A round of 青桥 that asks 柳河 too: both read it, 青桥 alone changes it. */
export async function addLentScreening(plot: Plot, elsewhere: Site, own: Site): Promise<void> {
  const id = await addRound(plot, elsewhere, lentRound, { version: 2 })
  await addReturn(plot, own, id, {})
}

/** The round of 柳河 asks somebody elsewhere too. */
export async function addSharedScreening(plot: Plot, site: Site, ownKey: string): Promise<void> {
  const [round] = await plot.ask('select "id" from "screeningRounds" where "unitSortKey" = $1 order by 1 limit 1', [ownKey])
  await addReturn(plot, site, round?.id ?? '', { ...sent, submittedByName: site.mark })
}
