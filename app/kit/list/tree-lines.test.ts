import { expect, test } from 'vitest'
import { visibleLines } from './tree-lines.ts'

const units = [
  { id: 'bureau', parentId: null, name: '明河县公安局', initials: 'mhxgaj' },
  { id: 'liuhe', parentId: 'bureau', name: '柳河派出所', initials: 'lhpcs' },
  { id: 'squad', parentId: 'liuhe', name: '巡防中队', initials: 'xfzd' },
  { id: 'qingqiao', parentId: 'bureau', name: '青桥派出所', initials: 'qqpcs' },
]
const manySquads = Array.from({ length: 80 }, (_, i) => ({ id: `s${i}`, parentId: 'qingqiao', name: `第${i}中队`, initials: '' }))
const many = [...units, ...manySquads]
const state = { units, sought: '', toggled: new Set<string>(), chosen: undefined, roots: ['bureau'] }
const names = (lines: readonly { unit: { id: string } }[]) => lines.map((l) => l.unit.id)

test('a small bureau is unfolded, a large one shows its stations folded', () => {
  expect(names(visibleLines(state))).toEqual(['bureau', 'liuhe', 'squad', 'qingqiao'])
  expect(names(visibleLines({ ...state, units: many }))).toEqual(['bureau', 'liuhe', 'qingqiao'])
})

test('the way to the chosen squad is open by itself', () => {
  expect(names(visibleLines({ ...state, units: many, chosen: 'squad' }))).toEqual(['bureau', 'liuhe', 'squad', 'qingqiao'])
})

test('folding the bureau hides everything below it', () => {
  expect(names(visibleLines({ ...state, toggled: new Set(['bureau']) }))).toEqual(['bureau'])
})

test('searching by initials shows the squad and the way to it only', () => {
  expect(names(visibleLines({ ...state, sought: 'XFZD' }))).toEqual(['bureau', 'liuhe', 'squad'])
  expect(visibleLines({ ...state, sought: '没有' })).toEqual([])
})
