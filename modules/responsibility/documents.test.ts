import { afterAll, expect, test } from 'vitest'
import { closeDocuments } from '../../platform/documents/render.ts'
import { readPdfText } from '../../tests/harness/read-pdf-text.ts'
import { type ChainPrintView, chainPdf } from './documents.ts'

afterAll(closeDocuments)

const view: ChainPrintView = {
  bureauName: '明河县公安局',
  personName: '萧䶮',
  personNumber: 'MH10225',
  unitName: '柳河派出所',
  postName: '巡逻防控岗',
  personSinceOn: '2025-02-10',
  on: '2026-09-01',
  templateName: '通知第六条',
  purpose: '日常管理责任',
  levels: [
    { duty: '主要领导', kind: '主要领导责任', name: '郭立军', title: '柳河派出所所长', sinceOn: '2025-05-20' },
    { duty: '带辅责任民警', kind: '直接责任', name: '', title: '', sinceOn: null },
  ],
  printedBy: '何俊杰（辅警办）',
  printedAt: '2026-09-09 15:20',
  isDemo: false,
}

test('the print says who answered for 萧䶮 on that day, level by level, and that the lead officer was missing', async () => {
  const pages = readPdfText(await chainPdf(view))
  const text = (pages[0]?.text ?? '').replaceAll('\n', '')
  expect(pages).toHaveLength(1)
  expect(text).toContain('2026年9月1日，柳河派出所巡逻防控岗辅警萧䶮由下列人员负责带领、分管和领导。当日带辅责任民警空缺。')
  expect(text).toContain('责任模板通知第六条用途日常管理责任')
  expect(text).toMatch(
    /主要领导郭立军2025年5月20日起主要领导责任柳河派出所所长带辅责任民警（当日空缺）直接责任辅警萧䶮2025年2月10日起MH10225/u,
  )
  expect(text).not.toContain('演示数据')
})
