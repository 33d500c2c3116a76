import { expect, test } from 'vitest'
import { type Duty, type Holder, pairsOf } from './posts.ts'
import { type OpenLetter, succession, type Takeover } from './succession.ts'

const holds = (name: string, duty: Duty, more: Partial<Holder> = {}): Holder => ({
  unitId: '柳河',
  duty,
  personId: name,
  name,
  title: '民警',
  sinceOn: '2026-11-20',
  leaderId: null,
  ...more,
})
const letter = (over: Partial<OpenLetter> = {}): OpenLetter => ({
  id: '责1',
  unitId: '柳河',
  isUnitOpen: true,
  holderDuty: 'leadOfficer',
  issuerDuty: 'unitHead',
  holderPersonId: '周启航',
  issuerPersonId: '郭立军',
  ...over,
})
const head = holds('郭立军', 'unitHead')
const words = (letters: OpenLetter[], holders: Holder[], takeovers: Takeover[] = []) => {
  const { passages, endings } = succession(letters, { holders, takeovers })
  return [
    ...passages.map((p) => `${p.letter.id} ${p.side} ${p.to?.name ?? '空缺'}`),
    ...endings.map((e) => `${e.letter.id} 终止：${e.reason}`),
  ]
}

test('没有人变动，什么也不动', () => {
  expect(words([letter()], [head, holds('周启航', 'leadOfficer')])).toEqual([])
})

test('周启航不带辅警了，责任书给接手最多、自己还没有责任书的民警', () => {
  const holders = [head, holds('梁志勇', 'leadOfficer'), holds('邹国平', 'leadOfficer'), holds('韩雪', 'leadOfficer')]
  const takeovers = [
    { unitId: '柳河', fromId: '周启航', toId: '梁志勇', n: 9 },
    { unitId: '柳河', fromId: '周启航', toId: '邹国平', n: 3 },
    { unitId: '柳河', fromId: '周启航', toId: '韩雪', n: 1 },
  ]
  const liang = letter({ id: '责2', holderPersonId: '梁志勇' })
  expect(words([letter(), liang], holders, takeovers)).toEqual(['责1 holder 邹国平'])
})

test('所带的人都由已有责任书的民警接手，这一份终止', () => {
  const takeovers = [{ unitId: '柳河', fromId: '周启航', toId: '梁志勇', n: 9 }]
  const liang = letter({ id: '责2', holderPersonId: '梁志勇' })
  expect(words([letter(), liang], [head, holds('梁志勇', 'leadOfficer')], takeovers)).toEqual([
    '责1 终止：不再带辅警，所带的人已由别的民警接手，或者都不在了。',
  ])
})

test('所长调走还没有人接，所里的责任书没有签发人，给所长的那一份没有责任人；都不终止', () => {
  const unit = letter({
    id: '责3',
    holderDuty: 'unitHead',
    issuerDuty: 'overseeingBureauLeader',
    holderPersonId: '郭立军',
    issuerPersonId: '冯家乐',
  })
  const holders = [holds('周启航', 'leadOfficer'), holds('冯家乐', 'overseeingBureauLeader')]
  expect(words([unit, letter()], holders)).toEqual(['责3 holder 空缺', '责1 issuer 空缺'])
})

test('带辅民警当了所长，不给自己签发，由上一级的责任书承担', () => {
  const holders = [holds('周启航', 'unitHead'), holds('周启航', 'leadOfficer')]
  expect(words([letter()], holders)).toEqual(['责1 终止：责任人自己担任了上一级职务，由上一级责任书承担。'])
})

test('单位并走了，责任书终止', () => {
  expect(words([letter({ isUnitOpen: false })], [])).toEqual(['责1 终止：单位已撤销或者并入别的单位。'])
})

test('按通知第六条的链，所长由分管局领导签发，民警由分管他所带辅警的领导签发', () => {
  expect(pairsOf([{ duty: 'unitHead' }, { duty: 'leaderInCharge' }, { duty: 'leadOfficer' }])).toEqual([
    { holderDuty: 'unitHead', issuerDuty: 'overseeingBureauLeader' },
    { holderDuty: 'leaderInCharge', issuerDuty: 'unitHead' },
    { holderDuty: 'leadOfficer', issuerDuty: 'leaderInCharge' },
  ])
  const leaders = [holds('孙立新', 'leaderInCharge', { sinceOn: '2020-01-01' }), holds('钱进', 'leaderInCharge')]
  const asked = letter({ issuerDuty: 'leaderInCharge', issuerPersonId: '孙立新' })
  expect(words([asked], [...leaders, holds('周启航', 'leadOfficer', { leaderId: '钱进' })])).toEqual(['责1 issuer 钱进'])
})
