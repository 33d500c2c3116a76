import { expect, test } from 'vitest'
import { keysFrom } from '../../platform/keys.ts'
import type { SignPlace } from '../../platform/scanning/found-page.ts'
import { type AskedSheet, type PlacedPage, togetherness, verdictOf } from './page-verdict.ts'
import { sheetCode } from './sheet-code.ts'

const keys = keysFrom({ k1: Buffer.alloc(32, 7) })
const textDigest = 'a'.repeat(64)
const versionDigest = '0123456789ab'
const asked: AskedSheet = {
  id: '宋永康的保密承诺书',
  code: 'K7QM2XWP9D',
  state: 'open',
  endedAt: null,
  versionDigest,
  textDigests: [textDigest],
}
const verdictAt = (page: number, signPlace: SignPlace, sheet = asked) => {
  const codes = [sheetCode(keys, { code: asked.code, versionDigest, page, pages: 2 }, textDigest)]
  return verdictOf(keys, { codes, isBlank: false, isBroken: false, signPlace }, () => sheet).verdict
}

test('最后一页签名处空白的不算签了，看不清的等人看；前面的页没有签名处，不看', () => {
  expect([verdictAt(2, 'written'), verdictAt(2, 'empty'), verdictAt(2, 'unclear')]).toEqual(['matched', 'unsigned', 'unclear'])
  expect([verdictAt(1, 'empty'), verdictAt(1, 'unclear')]).toEqual(['matched', 'matched'])
})

test('已经签过的、文本换了的，空白也照旧说已签过、旧版', () => {
  expect(verdictAt(2, 'empty', { ...asked, state: 'signed' })).toBe('answered')
  expect(verdictAt(2, 'empty', { ...asked, state: 'withdrawn' })).toBe('oldVersion')
})

const placed = (position: number, sheetPage: number, verdict: PlacedPage['verdict'] = 'matched'): PlacedPage => ({
  id: `第 ${position} 页`,
  position,
  verdict,
  requestId: asked.id,
  sheetPage,
  sheetPages: 2,
  textDigest,
})

test('两页的承诺书末页没签，前一页跟着等，指明签名处在哪一页', () => {
  expect(togetherness([placed(4, 1), placed(9, 2, 'unsigned')])).toEqual([
    { id: '第 4 页', verdict: 'unsigned', note: '签名处在第 9 页' },
  ])
  expect(togetherness([placed(4, 1), placed(9, 2)])).toEqual([])
})

test('同一页扫了两次，一次空白一次签了：签了的算数，空白的是重复', () => {
  expect(togetherness([placed(2, 2, 'unsigned'), placed(4, 1), placed(9, 2)])).toEqual([
    { id: '第 2 页', verdict: 'duplicate', note: '与第 9 页同一人' },
  ])
})

test('没签的一份又缺页，还是没签的，另说缺哪一页', () => {
  expect(togetherness([placed(9, 2, 'unsigned')])).toEqual([{ id: '第 9 页', verdict: 'unsigned', note: '这一份缺第 1 页' }])
})
