import fc from 'fast-check'
import { expect, test } from 'vitest'
import { childKey, depthOf, naturalSortKey, subtreeRange } from './sort-key.ts'

const byBytes = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other))
const sorted = (texts: string[]) => [...texts].sort((one, other) => byBytes(naturalSortKey(one), naturalSortKey(other)))

test('numbers stand in the order of a roster, empty ones last', () => {
  const roster = ['2B', '9', '10', 'A1', 'MH2', 'MH10', 'MH10-2', 'MH10-11', 'MH9999', 'MH10217', 'MH100000', '明010', '']
  expect(sorted([...roster].reverse())).toEqual(roster)
})

test('case, width and blanks do not count; leading zeros decide only between equals', () => {
  expect(naturalSortKey('ｍｈ 10217')).toBe(naturalSortKey('MH10217'))
  expect(sorted(['MH007', 'MH8', 'MH7', 'MH07'])).toEqual(['MH7', 'MH007', 'MH07', 'MH8'])
  expect(naturalSortKey(null)).toBe(naturalSortKey('  '))
})

test('with one prefix the order is that of the numbers', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.nat(10_000_000), (one, other) => {
      const order = byBytes(naturalSortKey(`MH${one}`), naturalSortKey(`MH${other}`))
      expect(Math.sign(order)).toBe(Math.sign(one - other))
    }),
    { numRuns: 5_000 },
  )
})

test('any number sorts before an empty one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(text.normalize('NFKC').trim() !== '')
      expect(byBytes(naturalSortKey(text), naturalSortKey(''))).toBeLessThan(0)
    }),
    { numRuns: 5_000 },
  )
})

const paths = fc.array(fc.nat(9_999), { minLength: 1, maxLength: 6 })
const keyOf = (path: number[]) => path.reduce(childKey, '')

test('unit keys sort in preorder, and a range holds a unit and all below it, no more', () => {
  fc.assert(
    fc.property(paths, paths, fc.nat(3), (one, tail, cut) => {
      const other = [...one.slice(0, Math.max(0, one.length - cut)), ...tail]
      const { from, to } = subtreeRange(keyOf(one))
      const key = keyOf(other)
      const isBelow = one.every((position, index) => other[index] === position)
      expect(byBytes(key, from) >= 0 && byBytes(key, to) < 0).toBe(isBelow)
    }),
    { numRuns: 5_000 },
  )
})

test('柳河派出所 and its squads lie together, 青桥派出所 after them', () => {
  const bureau = childKey('', 1)
  const liuhe = childKey(bureau, 9)
  const qingqiao = childKey(bureau, 10)
  const squad = childKey(liuhe, 9_999)
  expect([qingqiao, squad, bureau, liuhe].sort(byBytes)).toEqual([bureau, liuhe, squad, qingqiao])
  expect([depthOf(bureau), depthOf(squad)]).toEqual([1, 3])
  expect(subtreeRange('')).toEqual({ from: '', to: '~' })
})

test('a position outside 0–9999 is refused, for it would break the order', () => {
  for (const position of [-1, 10_000, 1.5, Number.NaN]) expect(() => childKey('', position)).toThrow(RangeError)
})
