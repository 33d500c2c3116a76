import { expect, test } from 'vitest'
import { faultSentence, faultsIn } from './body-check.ts'
import type { WordingBlock, WordingKind } from './tables.ts'

const said = (kind: WordingKind, body: WordingBlock[], title = '承诺书') => faultsIn({ kind, title, body }).map(faultSentence)

test('能存的文字：没有一处要改', () => {
  expect(said('pledge', [{ kind: 'clause', text: '〔姓名〕遵守法律，2.5米内不越线，见明公通〔2026〕7号。' }])).toEqual([])
})

test('每一处问题说明第几段、怎么改', () => {
  const body: WordingBlock[] = [
    { kind: 'clause', text: '遵守法律。' },
    { kind: 'clause', text: '  ' },
    { kind: 'clause', text: '本人〔工号〕承诺' },
    { kind: 'clause', text: '三、不泄密' },
    { kind: 'item', text: '（1）不转发' },
    { kind: 'paragraph', text: '1. 不拍照' },
    { kind: 'clause', text: '一行\n两行' },
    { kind: 'clause', text: '长'.repeat(1001) },
    { kind: 'chain', text: '' },
  ]
  expect(said('pledge', body)).toEqual([
    '第 2 段：还没有写。',
    '第 3 段：没有〔工号〕这个栏目，从“插入栏目”里选。',
    '第 4 段：编号由系统排，删去开头的“三、”。',
    '第 5 段：编号由系统排，删去开头的“（1）”。',
    '第 6 段：编号由系统排，删去开头的“1.”，要编号就改为条款或者细目。',
    '第 7 段：里面有换行或者看不见的控制字符。',
    '第 8 段：超过 1000 字，分成几段。',
    '第 9 段：只有责任书里能放责任链。',
  ])
})

test('标题和正文都要有；责任书里责任链只放一处', () => {
  expect(said('pledge', [], '')).toEqual(['标题写 1 到 60 字。', '正文一段都没有。'])
  expect(said('pledge', [{ kind: 'clause', text: '一' }], '〔局长〕承诺书')).toEqual(['没有〔局长〕这个栏目，从“插入栏目”里选。'])
  const chain: WordingBlock = { kind: 'chain', text: '' }
  expect(said('responsibilityLetter', [chain, chain])).toEqual(['第 2 段：责任链只能放一处。'])
})
