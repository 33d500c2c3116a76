import { expect, test } from 'vitest'
import { differenceOf } from './question-difference.ts'
import type { Question } from './tables.ts'

const question = (id: string, words = id): Question => ({
  id,
  section: 'conduct',
  category: 'teamManagement',
  subcategoryId: null,
  words,
  hint: '',
})
const changes = (before: Question[], after: Question[]) =>
  differenceOf(before, after).map((l) => [l.change, l.numberBefore, l.numberAfter])

test('一样的、改了字的、新增的、删去的，各是各的编号', () => {
  expect(changes([question('a'), question('b'), question('c')], [question('a'), question('c', '改过'), question('d')])).toEqual([
    ['same', 1, 1],
    ['changed', 3, 2],
    ['added', null, 3],
    ['removed', 2, null],
  ])
})

test('只换位置的说是换位置；前面删了一项，后面的不算动', () => {
  expect(changes([question('a'), question('b')], [question('b'), question('a')]).map(([c]) => c)).toEqual(['moved', 'moved'])
  expect(changes([question('a'), question('b')], [question('b')]).map(([c]) => c)).toEqual(['same', 'removed'])
})
