import { expect, test } from 'vitest'
import { isReason, type RedLine, touchesOf } from './red-line-match.ts'

const lines: RedLine[] = [
  { id: '7', number: 7, wording: '不得保管武器、警械', basis: '第（七）项', keywords: ['保管武器', '枪弹'] },
  { id: '2', number: 2, wording: '不得办理涉密事项', basis: '第（二）项', keywords: ['涉密', '机密'] },
]
const hit = (text: string) => touchesOf(text, lines).map((t) => `${t.number}${t.keyword}`)

test('命中说出第几条、哪个词；全角、空格、大小写挡不住', () => {
  expect(hit('协助保管武器')).toEqual(['7保管武器'])
  expect(hit('协助保 管　武器')).toEqual(['7保管武器'])
  expect(hit('整理机密文件、保管武器')).toEqual(['2机密', '7保管武器'])
})

test('“非涉密”“不保管武器”是否定，不算；后面又肯定的仍算', () => {
  expect(hit('交办的其他非涉密文书事务')).toEqual([])
  expect(hit('领用装备，不保管武器')).toEqual([])
  expect(hit('整理非涉密文件和涉密文件')).toEqual(['2涉密'])
})

test('理由不足十个字不算理由', () => {
  expect(isReason('工作需要')).toBe(false)
  expect(isReason('          工作需要          ')).toBe(false)
  expect(isReason('只限送达环节，决定由民警作出')).toBe(true)
  expect(isReason(undefined)).toBe(false)
})
