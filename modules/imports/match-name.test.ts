import { describe, expect, test } from 'vitest'
import { editDistance, matchName, type NameCandidate, unitNames } from './match-name.ts'

const officers: NameCandidate[] = [
  { id: '1', names: ['周启航'], hint: '柳河所', number: '020101' },
  { id: '2', names: ['邹国平'], hint: '柳河所', number: '020113' },
  { id: '3', names: ['梁志勇'], hint: '柳河所', number: '020107' },
  { id: '4', names: ['邹国平'], hint: '青桥所', number: '020290' },
  { id: '5', names: ['阿依古丽·买买提'], hint: '青桥所' },
]
const units: NameCandidate[] = [
  { id: 'a', names: unitNames('柳河派出所', '柳河所', '明河县公安局') },
  { id: 'b', names: unitNames('青桥派出所', '青桥所', '明河县公安局') },
]

function answer(text: string, candidates: readonly NameCandidate[]): string {
  const match = matchName(text, candidates)
  if (match.kind === 'exact') return `exact ${match.candidate.id}`
  if (match.kind === 'none') return 'none'
  return `${match.kind} ${match.candidates.map(({ id }) => id).join(' ')}`
}

describe('表里的民警和单位对应到库里', () => {
  test.each([
    ['周启航', officers, 'exact 1'],
    ['周 启 航', officers, 'exact 1'],
    ['阿依古丽•买买提', officers, 'exact 5'],
    ['邹国平', officers, 'several 2 4'],
    ['邹国平(020290)', officers, 'exact 4'],
    ['邹国平（020113）', officers, 'exact 2'],
    ['邹国平(999999)', officers, 'several 2 4'],
    ['周起航', officers, 'near 1'],
    ['邹国萍', officers, 'near 2 4'],
    ['梁志永', officers, 'near 3'],
    ['梁志雄', officers, 'near 3'],
    ['高建国', officers, 'none'],
    ['周航', officers, 'near 1'],
    ['', officers, 'none'],
    ['柳河派出所', units, 'exact a'],
    ['明河县公安局柳河派出所', units, 'exact a'],
    ['柳河所', units, 'exact a'],
    ['柳合派出所', units, 'near a'],
    ['刑侦大队', units, 'none'],
  ])('%s', (text, candidates, expected) => {
    expect(answer(text, candidates)).toBe(expected)
  })

  test.each([
    ['', '', 0],
    ['周', '', 1],
    ['', '周启航', 3],
    ['周启航', '周航', 1],
    ['周启航', '航启周', 2],
    ['萧䶮', '萧龑', 1],
    ['孙𬭸', '孙', 1],
  ])('%s 与 %s 相差 %i 处', (one, other, distance) => {
    expect(editDistance(one, other)).toBe(distance)
  })
})
