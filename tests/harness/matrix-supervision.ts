import { randomUUID } from 'node:crypto'
import type { Plot, Site } from './matrix-plot.ts'

/** A slip to the unit about its task, received and answered; of a later version than anybody asks with. Texts carry the mark. */
export async function addSlip(plot: Plot, { bureauId, unitId, unitSortKey, mark }: Site): Promise<void> {
  const [task] = await plot.ask('select "id" from "tasks" where "unitSortKey" = $1 limit 1', [unitSortKey])
  const [id, by] = [randomUUID(), randomUUID()]
  const place = { unitId, unitName: mark, unitSortKey, leadName: mark, leadUnitSortKey: unitSortKey, isOffice: true }
  const texts = { number: `${mark}${id.slice(0, 8)}`, taskNumber: mark, taskTitle: mark, facts: mark, demand: mark }
  const drafted = { draftedOn: '2026-11-10', draftedBy: by, draftedByName: mark, issuedOn: '2026-11-10', answerBy: '2026-11-13' }
  const file = { id: by, name: `${mark}.pdf`, mediaType: 'application/pdf', size: 1, digest: mark }
  const answers = [{ text: mark, by: mark, at: '2026-11-12T01:00:00.000Z', files: [file], returned: null }]
  const received = { receivedByName: mark, receivedAt: '2026-11-11', answers, answeredOn: '2026-11-12', isLate: false }
  const state = { color: 'blue', state: 'returned', createdAt: plot.services.clock(), version: 2 }
  await plot.add('supervisionSlips', { bureauId, id, taskId: task?.id, ...place, ...texts, ...drafted, ...received, ...state })
}
