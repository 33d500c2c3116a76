import { expect, test } from 'vitest'
import { type CheckedNotice, checkNotice } from './notice-check.ts'

type Checked = CheckedNotice['clauses'][number]
const unit = { id: '0', name: '政治处' }
const responsible = { part: 'responsible', group: 'stations', unit: null, words: null, units: 20 } as const
const sound: Checked = {
  number: '1',
  heading: '填报清单',
  text: '按附件1填报。',
  lead: unit,
  leadWords: null,
  parties: [responsible],
  deliverables: [{ kind: 'form', words: '清单', annex: 1 }],
  dueOn: '2026-09-15',
  cycle: null,
}
const annex = { number: 1, title: '清单', text: '风险隐患 整改措施 责任人 备注' }
const wordsOf = (clauses: readonly Partial<Checked>[], more: Partial<CheckedNotice> = {}) =>
  checkNotice({ clauses: clauses.map((c) => ({ ...sound, ...c })), annexes: [annex], closing: '', ...more }).map((f) => f.words)

test('说全了的通知没有问题', () => {
  expect(wordsOf([{}])).toEqual([])
})

test('两条责任链、表上缺栏、没有天数、没有牵头和责任单位、外单位、没有时限和成果、附件没人要、附件找不到、重号、条款以外的事', () => {
  const chains = [{ text: '附件1。单位主要领导是第一责任人。' }, { number: '2', text: '附件1。分管局领导为第一责任人。' }]
  expect(wordsOf(chains)).toEqual(['“第一责任人”有两种说法：第 1 条说是主要领导，第 2 条说是分管局领导。'])
  expect(wordsOf([{ text: '按附件1写明完成时间，逐项逐人销号。' }])).toEqual([
    '第 1 条要求写明完成时间、销号，附件1的表上没有这几栏。',
  ])
  expect(wordsOf([{ text: '附件1及时备案。' }])).toEqual(['第 1 条“及时备案”没有写几天。'])
  const bare = { lead: null, parties: [{ ...responsible, group: null, words: '保安公司' }], deliverables: [], dueOn: null }
  expect(wordsOf([bare])).toEqual([
    '第 1 条没有牵头单位。',
    '第 1 条没有责任单位。',
    '第 1 条的保安公司不是本局的单位，派不了任务。',
    '第 1 条没有时限，也没有周期。',
    '第 1 条没有写要交什么。',
  ])
  expect(wordsOf([{ text: '见附件3。', deliverables: [{ kind: 'report', words: '报告', annex: null }] }])).toEqual([
    '附件1《清单》没有一个条款要求填报。',
    '第 1 条提到附件3，通知没有这个附件。',
  ])
  expect(wordsOf([{}, {}])).toEqual(['有 2 个第 1 条。'])
  expect(wordsOf([{}], { closing: '各单位每周四12时前报送进展情况。' })).toEqual([
    '“各单位每周四12时前报送进展情况”不属于任何条款，没有分工。',
  ])
})
