import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chineseNumber } from '../../platform/chinese-number.ts'
import { numbered } from './numbering.ts'
import type { WordingBlock } from './tables.ts'

const numbers = (kinds: string): string[] =>
  numbered([...kinds].map((letter) => ({ kind: kindOf[letter] ?? 'paragraph', text: '' }))).map(({ prefix }) => prefix)
const kindOf: Record<string, WordingBlock['kind']> = { 题: 'heading', 款: 'clause', 目: 'item', 文: 'paragraph', 链: 'chain' }

test('承诺书：条款编一、二、，细目在每一条下从 1 编起，正文不编号', () => {
  expect(numbers('文款款目目款目文')).toEqual(['', '一、', '二、', '1.', '2.', '三、', '1.', ''])
})

test('责任书：有标题时标题编一、，条款编（一），在每个标题下从头编；责任链是一条', () => {
  expect(numbers('文题款款目题款题文链款文')).toEqual([
    '',
    '一、',
    '（一）',
    '（二）',
    '1.',
    '二、',
    '（一）',
    '三、',
    '',
    '（一）',
    '（二）',
    '',
  ])
})

test('过了十条照样编：十、十一、二十、二十一、一百零一', () => {
  expect(numbers('款'.repeat(21)).slice(9, 12)).toEqual(['十、', '十一、', '十二、'])
  expect([19, 20, 21, 99, 100, 101, 110, 111, 999].map(chineseNumber)).toEqual([
    '十九',
    '二十',
    '二十一',
    '九十九',
    '一百',
    '一百零一',
    '一百一十',
    '一百一十一',
    '九百九十九',
  ])
  const all = Array.from({ length: 999 }, (_, i) => chineseNumber(i + 1))
  expect(new Set(all).size).toBe(999)
})

test('编号只由类别和次序定：改文字不改编号，条款号从一起不跳号', () => {
  const kinds = fc.constantFrom<WordingBlock['kind']>('heading', 'clause', 'item', 'paragraph', 'chain')
  fc.assert(
    fc.property(fc.array(fc.record({ kind: kinds, text: fc.string() }), { maxLength: 60 }), (blocks) => {
      const lines = numbered(blocks)
      expect(lines.map((l) => l.prefix)).toEqual(numbered(blocks.map((b) => ({ ...b, text: '' }))).map((l) => l.prefix))
      const headings = lines.filter((l) => l.kind === 'heading').map((l) => l.prefix)
      expect(headings).toEqual(headings.map((_, i) => `${chineseNumber(i + 1)}、`))
      expect(lines.every((l) => (l.prefix === '') === (l.kind === 'paragraph'))).toBe(true)
    }),
  )
})
