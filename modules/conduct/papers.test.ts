import { expect, test } from 'vitest'
import { enclosedWith, sheetOf } from './papers.ts'
import type { Entry, EntryFacts, HeldFile } from './queries.ts'
import type { EntryKindName } from './rails.ts'

const at = new Date('2026-11-23T07:20:00Z')
const entry = (
  kind: EntryKindName,
  lines: readonly (readonly [string, string])[],
  more: { facts?: EntryFacts; points?: string[]; byName?: string } = {},
): Entry => ({
  id: kind,
  kind,
  lines,
  facts: more.facts ?? {},
  byName: more.byName ?? '孙立新',
  ofId: null,
  fileId: null,
  at,
  isSetAside: false,
  digest: '',
  ...(more.points ? { points: more.points } : {}),
})
const file = (entries: Entry[], kind: 'conduct' | 'accountability' = 'conduct') =>
  ({
    row: { kind, number: '核2026-AB3D' },
    subject: { id: '1', name: '宋永康', number: 'MH10217', unitName: '柳河派出所' },
    entries,
  }) as unknown as HeldFile
const bureau = '明河县公安局'

const notice = entry('notice', [
  ['事实 1', '离开岗位三十五分钟。（来源：值班日志；证据1件）'],
  ['事实 2', '日志补记不实。（来源：值班日志；证据1件）'],
  ['拟适用依据', '本局奖惩办法第八条。'],
  ['拟作处理', '警告，影响期6个月'],
  ['您的权利', '自签收之日起5个工作日内可以陈述、申辩。'],
])
const decision = entry('decision', [
  ['事实', '离开岗位三十五分钟。\n日志补记不实'],
  ['处理种类', '警告，影响期6个月'],
  ['依据', '本局奖惩办法第八条'],
  ['救济途径和期限', '自收到本决定之日起30日内可以申请复核。'],
])
const received = entry('noticeReceipt', [['签收', '本人在系统内签收']], { byName: '宋永康' })

test('告知书写给本人：事实编号，依据后面不重句号，盖章处，随附回证和笔录', () => {
  const sheet = sheetOf(file([notice]), notice, bureau)
  expect(sheet).toMatchObject({ title: '处理告知书', to: '宋永康', issuer: bureau, date: '2026年11月23日', rows: [] })
  expect(sheet.paragraphs[1]).toBe('一、离开岗位三十五分钟。（来源：值班日志；证据1件）')
  expect(sheet.paragraphs).toContain('根据本局奖惩办法第八条，拟对您作如下处理：警告，影响期6个月。')
  expect(enclosedWith(file([notice]), notice, bureau).map((s) => s.title)).toEqual(['送达回证', '陈述申辩笔录'])
  expect(sheetOf(file([notice], 'accountability'), notice, bureau).title).toBe('问责告知书')
})

test('处理决定书只写办过的：陈述过的、没有陈述的、征求过工会的，各有各的话', () => {
  const way = (...more: Entry[]) =>
    sheetOf(file([notice, received, ...more, decision]), decision, bureau).paragraphs.find((p) => p.startsWith('作出决定前'))
  const said = entry('statement', [['方式', '本人在系统内提交']], { points: ['已经报告。'] })
  const union = entry('unionOpinion', [['意见', '没有异议']])
  expect(way()).toBe('作出决定前，2026年11月23日书面告知了本人，本人没有提出陈述、申辩，经第二人复审。')
  expect(way(said)).toContain('听取了本人的陈述、申辩，逐项作了答复')
  expect(way(said, union)).toContain('研究了工会意见并书面回复')
  expect(sheetOf(file([decision]), decision, bureau).paragraphs).toContain('日志补记不实。')
})

test('送达回证写明送达的是哪一份；本人在系统内签收的不留送达人、见证人', () => {
  const own = sheetOf(file([notice, received]), received, bureau)
  expect(own.rows).toContainEqual(['送达文书', '处理告知书'])
  expect([own.rows.at(-1), own.signs]).toEqual([['签收时间', '2026年11月23日'], [['受送达人签名', '年月日']]])
  const byHand = entry('noticeReceipt', [['送达', '当面送达']])
  expect(sheetOf(file([notice, byHand]), byHand, bureau).signs).toHaveLength(2)
  const lapse = entry('lapse', [['结果', '影响期到2027年5月23日届满，自行失效。']])
  const end = entry('endReceipt', [['签收', '本人在系统内签收']])
  expect(sheetOf(file([notice, decision, lapse, end]), end, bureau).rows).toContainEqual(['送达文书', '影响期满通知'])
})

test('工会的来去都是函：征求意见函、意见书盖工会的章、对意见的答复', () => {
  const letter = entry('unionLetter', [
    ['致', '局工会'],
    ['理由', '再次违反'],
    ['请求', '请书面答复。'],
  ])
  const opinion = entry(
    'unionOpinion',
    [
      ['意见', '有异议，要求纠正'],
      ['内容', '建议调离岗位'],
    ],
    { byName: '局工会' },
  )
  const reply = entry('unionReply', [['研究结果和书面回复', '维持拟作处理']])
  const all = file([letter, opinion, reply])
  expect(sheetOf(all, letter, bureau)).toMatchObject({ to: '局工会', issuer: bureau })
  expect(sheetOf(all, opinion, bureau)).toMatchObject({ to: bureau, issuer: '局工会' })
  expect(sheetOf(all, reply, bureau)).toMatchObject({ title: '对工会意见的答复', to: '局工会' })
})

test('从没告知过本人的，终结只有审批表，没有给本人的信', () => {
  const closing = entry('closing', [
    ['结论', '没有证实'],
    ['理由', '监控显示在岗'],
  ])
  expect(sheetOf(file([closing]), closing, bureau)).toMatchObject({ title: '终结审批表', to: '', paragraphs: [] })
  expect(sheetOf(file([notice, closing]), closing, bureau)).toMatchObject({ title: '终结告知书', to: '宋永康' })
})
