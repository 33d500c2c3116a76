import { afterAll, expect, test } from 'vitest'
import { closeDocuments } from '../../platform/documents/render.ts'
import { readPdfText } from '../../tests/harness/read-pdf-text.ts'
import { accountSlipsPdf } from './documents.ts'

afterAll(closeDocuments)

const slip = (index: number) => ({ name: '宋永康', login: `MH102${index + 10}`, password: `k#F$7-*29\\Q-${index}` })

test('开户条一页九张，每个单位另起一页，口令一字不差', async () => {
  const liuhe = Array.from({ length: 10 }, (_, index) => slip(index))
  const units = [
    { unitName: '柳河派出所', slips: liuhe },
    { unitName: '空的单位', slips: [] },
    { unitName: '青桥派出所', slips: [slip(60)] },
  ]
  const pages = readPdfText(await accountSlipsPdf({ bureauName: '明河县公安局', units, isDemo: false }))
  const texts = pages.map((page) => page.text.replaceAll('\n', ''))
  expect(texts.map((text) => text.split('账号').length - 1)).toEqual([9, 1, 1])
  expect(texts.map((text) => text.includes('青桥派出所'))).toEqual([false, false, true])
  for (const { login, password } of liuhe) expect(texts.join('')).toContain(`账号${login}口令${password}`)
})
