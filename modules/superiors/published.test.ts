import { expect, test } from 'vitest'
import type { Counted, PublishedFigure } from '../../platform/published-figure.ts'
import { hideFew } from './published.ts'

const figure = (id: string, more: Partial<PublishedFigure> = {}): PublishedFigure => ({
  ...{ id, label: id, unit: '人', rule: '', group: 'strength', isOfPersons: true, share: null },
  count: () => Promise.resolve(undefined),
  ...more,
})
const hiddenOf = (definitions: readonly PublishedFigure[], values: Record<string, Counted>) =>
  [...hideFew(definitions, new Map(Object.entries(values)))].sort()
const n = (count: number, whole: number | null = null): Counted => ({ n: count, whole })

test('一到四人不显示，没有人和五人以上显示；不是人的数不隐', () => {
  const all = ['a', 'b', 'c', 'd'].map((id) => figure(id))
  expect(hiddenOf([...all, figure('e', { isOfPersons: false })], { a: n(0), b: n(1), c: n(4), d: n(5), e: n(2) })).toEqual([
    'b',
    'c',
  ])
})

test('比例：做了的、没做的、总数，哪一头少于五都不显示', () => {
  const all = ['few', 'left', 'small', 'whole', 'fine'].map((id) => figure(id))
  const values = { few: n(3, 40), left: n(38, 40), small: n(0, 4), whole: n(40, 40), fine: n(20, 40) }
  expect(hiddenOf(all, values)).toEqual(['few', 'left', 'small'])
})

test('占另一个数的一部分：剩下一到四人的也不显示', () => {
  const filled = figure('filled', { within: 'all' })
  expect(hiddenOf([figure('all'), filled], { all: n(887), filled: n(884, 951) })).toEqual(['filled'])
  expect(hiddenOf([figure('all'), filled], { all: n(887), filled: n(880, 951) })).toEqual([])
})

test('从合计减得出来的，再隐一个：先隐另外最小的部分，部分都是零就隐合计', () => {
  const parts = ['patrol', 'assistant', 'other'].map((id) => figure(id, { total: 'all' }))
  const definitions = [figure('all'), ...parts]
  expect(hiddenOf(definitions, { all: n(120), patrol: n(97), assistant: n(3), other: n(20) })).toEqual(['assistant', 'other'])
  expect(hiddenOf(definitions, { all: n(6), patrol: n(6), assistant: n(0), other: n(0) })).toEqual([])
  expect(
    hiddenOf([figure('all', { isOfPersons: false }), ...parts], { all: n(3), patrol: n(3), assistant: n(0), other: n(0) }),
  ).toEqual(['all', 'patrol'])
})
