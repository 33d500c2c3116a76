import { randomUUID } from 'node:crypto'
import type { Plot } from './matrix-plot.ts'

/** What goes down and up between the bureau and its superior; of a later version than anybody asks with. */
export async function addSuperiors(plot: Plot, bureauId: string): Promise<void> {
  const [noticeId, by] = [randomUUID(), randomUUID()]
  const said = {
    number: '清公通〔2026〕7号',
    title: '关于排查的通知',
    text: '一、总体要求',
    issuedOn: '2026-11-20',
    issuer: '市局',
  }
  const sentAt = '2026-11-20T01:00:00Z'
  const sent = { recipients: [bureauId], state: 'sent', sentByName: '市局辅警处', sentAt, version: 2 }
  await plot.add('superiorNotices', { bureauId, id: noticeId, ...said, ...sent })
  await plot.add('receivedNotices', {
    bureauId,
    id: noticeId,
    senderId: bureauId,
    ...said,
    state: 'arrived',
    arrivedAt: sentAt,
    version: 2,
  })
  await plot.add('noticeReceipts', { bureauId, noticeId, senderId: bureauId, arrivedOn: '2026-11-20' })
  const file = { fileId: by, fileName: '数字.xlsx', mediaType: 'application/zip', fileDigest: 'x' }
  const scope = {
    kind: 'bureauFigures',
    sourceId: '2026-11-20',
    title: '数字',
    scope: '核对',
    reason: '来文要求',
    expiresOn: '2099-01-01',
  }
  const to = { addresseeId: bureauId, addresseeName: '上级机关' }
  const asked = { askedBy: by, askedByName: '何俊杰', askedAt: sentAt }
  const approved = {
    state: 'approved',
    number: '对上提供〔2026〕90号',
    approvedBy: noticeId,
    approvedByName: '李文静',
    approvedAt: sentAt,
  }
  await plot.add('releases', { bureauId, id: randomUUID(), ...scope, ...to, ...file, ...asked, ...approved, version: 2 })
  const figure = { onDay: '2026-11-20', figureId: 'auxiliaries', n: 887, isHidden: false, bureaus: 1, hiddenBureaus: 0 }
  for (const reach of ['own', 'all']) await plot.add('bureauFigures', { bureauId, reach, ...figure })
}
