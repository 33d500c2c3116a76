import { expect, test } from 'vitest'
import { clip, type Fact, holdingOn, spansOf } from './chain.ts'

const fact = (name: string, fromOn: string, toOn: string | null): Fact => ({ targetId: name, name, title: null, fromOn, toOn })
const words = (facts: Fact[], fromOn = '2024-01-01', toOn: string | null = null, today = '2026-11-23') =>
  spansOf(facts, { fromOn, toOn }, today).map((s) => `${s.state === 'held' ? s.name : '空缺'} ${s.fromOn}—${s.toOn ?? '今'}`)

test('邹国平离任到周启航接手之间的空缺，在图上看得见', () => {
  expect(words([fact('邹国平', '2024-01-01', '2026-08-28'), fact('周启航', '2026-09-02', null)])).toEqual([
    '邹国平 2024-01-01—2026-08-28',
    '空缺 2026-08-28—2026-09-02',
    '周启航 2026-09-02—今',
  ])
})

test('同一个人前后相接的两段合为一段，起算日期是第一段的', () => {
  expect(words([fact('周启航', '2024-01-01', '2025-01-01'), fact('周启航', '2025-01-01', null)])).toEqual([
    '周启航 2024-01-01—今',
  ])
})

test('从没有指定过就是一直空缺；将来的空缺还不算', () => {
  expect(words([])).toEqual(['空缺 2024-01-01—今'])
  expect(words([fact('周启航', '2024-01-01', '2027-01-01')])).toEqual(['周启航 2024-01-01—2027-01-01'])
  expect(words([], '2027-01-01')).toEqual([])
})

test('到任那天起算，离任那天不算', () => {
  const facts = [fact('邹国平', '2024-01-01', '2026-08-28'), fact('周启航', '2026-08-28', null)]
  expect(holdingOn(facts, '2026-08-27')?.name).toBe('邹国平')
  expect(holdingOn(facts, '2026-08-28')?.name).toBe('周启航')
  expect(holdingOn(facts, '2023-12-31')).toBeUndefined()
})

test('领导的任期只算到人在这个单位的那一段', () => {
  expect(clip(fact('郭立军', '2020-01-01', null), { fromOn: '2024-05-01', toOn: '2025-01-01' })).toMatchObject({
    fromOn: '2024-05-01',
    toOn: '2025-01-01',
  })
  expect(clip(fact('郭立军', '2020-01-01', '2024-05-01'), { fromOn: '2024-05-01', toOn: null })).toBeUndefined()
})
