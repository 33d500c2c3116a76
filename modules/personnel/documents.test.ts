import { afterAll, expect, test } from 'vitest'
import { closeDocuments } from '../../platform/documents/render.ts'
import { readPdfText } from '../../tests/harness/read-pdf-text.ts'
import { type PersonCardView, personCardPdf } from './documents.ts'

afterAll(closeDocuments)

const card: PersonCardView = {
  bureauName: '明河县公安局',
  entries: ['姓名', '性别', '辅警编号', '身份证号', '出生', '使用单位', '手机'].map((label) => ({
    label,
    value: `${label}内容`,
  })),
  photo: null,
  chainOn: '2026-09-09',
  chainTemplate: '通知第六条',
  chain: [
    { duty: '主要领导', kind: '主要领导责任', name: '郭立军', sinceOn: '2025-05-20' },
    { duty: '带辅责任民警', kind: '直接责任', name: '', sinceOn: null },
  ],
  assignments: [{ aspect: '岗位', target: '巡逻防控岗', fromOn: '2025-02-10', toOn: null, reason: '' }],
  printedBy: '何俊杰（辅警办）',
  printedAt: '2026-09-09 15:20',
  isDemo: true,
}
const printed = async (view: PersonCardView) => readPdfText(await personCardPdf(view))

test('the card of 宋永康 shows what it is given and nothing else of the person, the gap in his chain, and who printed it', async () => {
  const pages = await printed(card)
  const text = pages.map((page) => page.text.replaceAll('\n', '')).join('')
  expect(pages).toHaveLength(1)
  for (const { label, value } of card.entries) expect(text).toContain(label + value)
  expect(text).toContain('带辅责任民警直接责任（空缺）')
  expect(text).toContain('岗位巡逻防控岗2025年2月10日至今')
  expect(text).toContain('打印人 何俊杰（辅警办）　2026-09-09 15:20 打印演示数据')
})

test('a long history goes on to the next page under its head row', async () => {
  const row = { aspect: '责任民警', target: '邹国平', fromOn: '2024-01-01', toOn: '2025-01-01', reason: '' }
  const pages = await printed({ ...card, assignments: Array.from({ length: 40 }, () => row) })
  expect(pages).toHaveLength(2)
  expect(pages.every((page) => page.text.includes('事项'))).toBe(true)
})

test('a photograph is printed in its frame', async () => {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='
  const pdf = await personCardPdf({ ...card, photo: new Uint8Array(Buffer.from(png, 'base64')) })
  expect(Buffer.from(pdf).toString('latin1')).toContain('/Subtype /Image')
  expect(readPdfText(pdf)[0]?.text).not.toContain('照片')
})
