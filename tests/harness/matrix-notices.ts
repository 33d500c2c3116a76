import { randomUUID } from 'node:crypto'
import type { Plot } from './matrix-plot.ts'

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
