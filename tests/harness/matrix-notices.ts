import { randomUUID } from 'node:crypto'
import type { Plot, Site } from './matrix-plot.ts'

const said = { number: '明公通〔2026〕1号', title: '关于辅警管理的通知', issuer: '明河县公安局', issuedOn: '2026-11-02' }

/** A notice in force of the bureau as a whole, with a clause; of a later version than anybody asks with. */
export async function addNotice(plot: Plot, bureauId: string): Promise<void> {
  const noticeId = randomUUID()
  const texts = { preamble: '', closing: '', annexes: [], enteredByName: '何俊杰', enteredAt: '2026-11-02' }
  const inForce = { state: 'inForce', inForceOn: '2026-11-02', inForceByName: '何俊杰', version: 2 }
  await plot.add('notices', { bureauId, id: noticeId, ...said, ...texts, ...inForce })
  const clause = { position: 1, number: '1', heading: '排查风险隐患', text: '', deliverables: [], version: 1 }
  await plot.add('clauses', { bureauId, id: randomUUID(), noticeId, ...clause })
}

/** A task of the unit, led by itself, with a step and a file; of a later version than anybody asks with. */
export async function addTask(plot: Plot, { bureauId, unitId, unitSortKey, mark }: Site, personId: string): Promise<void> {
  const place = { bureauId, unitSortKey }
  const [taskId, stepId, by] = [randomUUID(), randomUUID(), randomUUID()]
  const texts = { number: `${mark}${taskId.slice(0, 8)}`, source: 'other', title: mark, text: mark, dispatchedByName: mark }
  const units = { unitId, unitName: mark, leadUnitId: unitId, leadName: mark, leadUnitSortKey: unitSortKey }
  const days = { dispatchedOn: '2026-11-02', dueOn: '2026-11-20', movedOn: '2026-11-02', acknowledgedOn: '2026-11-03' }
  const asked = { extensionDay: '2026-12-20', extensionReason: mark, extensionBy: by, extensionByName: mark, extensions: 0 }
  const state = {
    state: 'underway',
    part: 'responsible',
    needsEvidence: true,
    isOffice: false,
    wasLate: false,
    files: 1,
    version: 2,
  }
  const owner = { ownerId: personId, ownerName: mark, createdAt: plot.services.clock() }
  await plot.add('tasks', { ...place, id: taskId, ...texts, ...units, ...days, ...asked, ...state, ...owner })
  const step = { position: 1, act: 'dispatched', note: mark, byName: mark, accountId: by, at: '2026-11-02' }
  await plot.add('taskSteps', { ...place, id: stepId, taskId, ...step })
  const file = { fileId: by, fileName: `${mark}.pdf`, mediaType: 'application/pdf', fileSize: 1, fileDigest: mark }
  await plot.add('taskEvidence', { ...place, id: randomUUID(), taskId, stepId, ...file, isDeclaredUnclassified: true })
}
