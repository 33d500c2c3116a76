import { expect, test } from 'vitest'
import {
  at,
  cloneData,
  findLast,
  findLastIndex,
  randomUUID,
  replaceAll,
  StrongReference,
  toReversed,
  toSorted,
} from './polyfills.ts'

const names = ['宋永康', '马玉兰', '韩子轩']

test('at counts from the end like the standard one, for arrays and strings', () => {
  for (const index of [0, 2, -1, -3, 3, -4, 1.7]) expect(at.call(names, index)).toBe(names.at(index))
  expect(at.call('柳河', -1)).toBe('河')
})

test('replaceAll replaces every place and takes the text as text', () => {
  expect(replaceAll.call('a.b.c', '.', '—')).toBe('a—b—c')
  expect(replaceAll.call('a1b2', /\d/g, '')).toBe('ab')
})

test('searches from the end and copies that leave the original alone', () => {
  const numbers = [3, 1, 2]
  expect(findLast.call<readonly number[], [(n: unknown) => boolean], unknown>(numbers, (n) => Number(n) > 1)).toBe(2)
  expect(findLastIndex.call<readonly number[], [(n: unknown) => boolean], number>(numbers, (n) => Number(n) > 2)).toBe(0)
  expect(toSorted.call(numbers)).toEqual([1, 2, 3])
  expect(toReversed.call(numbers)).toEqual([2, 1, 3])
  expect(numbers).toEqual([3, 1, 2])
})

test('idempotency keys are random UUIDs of version 4', () => {
  const keys = new Set(Array.from({ length: 500 }, randomUUID))
  expect(keys.size).toBe(500)
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('a clone shares nothing with the original and refuses functions', () => {
  const original = { on: new Date(0), rows: [{ name: '郭振华' }], byId: new Map([['a', new Set([1])]]) }
  const copy = cloneData(original)
  expect(copy).toEqual(original)
  expect((copy as typeof original).rows[0]).not.toBe(original.rows[0])
  expect(() => cloneData({ act: () => undefined })).toThrow(TypeError)
})

test('a reference still finds its target', () => {
  const target = {}
  expect(new StrongReference(target).deref()).toBe(target)
})
