import { expect, test } from 'vitest'
import type { WordingBlock } from './tables.ts'
import { differenceOf } from './text-difference.ts'

const version = (...texts: string[]) => ({
  kind: 'pledge' as const,
  title: '保密承诺书',
  body: texts.map((text): WordingBlock => ({ kind: 'clause', text })),
})
const drawn = (before: string[], after: string[]): string[] =>
  differenceOf(version(...before), version(...after)).map(({ prefixBefore, prefixAfter, segments }) => {
    const words = segments.map(({ change, text }) => ({ same: text, added: `[增${text}]`, removed: `[删${text}]` })[change])
    return `${prefixBefore ?? '无'}→${prefixAfter ?? '无'} ${words.join('')}`
  })

test('一句里改了几个词：只标出改的词', () => {
  expect(drawn(['每季度至少研究一次辅警工作。'], ['每月研究一次辅警工作。'])).toEqual([
    '→ 保密承诺书',
    '一、→一、 [删每季度至少][增每月]研究一次辅警工作。',
  ])
})

test('中间加了一条：加的整条标出来，后面的只是编号变了', () => {
  expect(drawn(['遵守法律。', '不泄密。'], ['遵守法律。', '不使用他人的数字证书。', '不泄密。'])).toEqual([
    '→ 保密承诺书',
    '一、→一、 遵守法律。',
    '无→二、 [增不使用他人的数字证书。]',
    '二、→三、 不泄密。',
  ])
})

test('换成不相干的一条：旧的删去，新的写上，不硬凑成一句', () => {
  expect(drawn(['按时报送周报。'], ['未经批准不发表涉警文章。'])).toEqual([
    '→ 保密承诺书',
    '一、→无 [删按时报送周报。]',
    '无→一、 [增未经批准不发表涉警文章。]',
  ])
})

test('两段文字完全一样：没有一处标记', () => {
  const lines = differenceOf(version('遵守法律。'), version('遵守法律。'))
  expect(lines.every((line) => line.change === 'same')).toBe(true)
})
