import { expect, test } from 'vitest'
import { unused } from '../../scripts/lint/unused.ts'
import { saidBy } from './planted.ts'

const main = "import { a } from '../platform/a.ts'\na()"

test('a file and an export that nobody imports: seen', () => {
  const said = saidBy(unused, {
    'server/main.ts': main,
    'platform/a.ts': 'export function a() {}\nexport const left = 1\nconst inner = 2',
    'platform/b.ts': 'const b = 1',
  })
  expect(said).toEqual([
    'platform/b.ts:1 nobody imports this file',
    'platform/a.ts:2 nobody imports left: do not export it, or delete it',
  ])
})

test('a product file that only its test imports: seen; an export that only a test imports is let through', () => {
  const test = { 'platform/b.test.ts': "import { b } from './b.ts'" }
  const said = saidBy(unused, { ...test, 'platform/b.ts': 'export const b = 1' })
  expect(said).toEqual(['platform/b.ts:1 nobody imports this file'])
})

test('lists, destructuring, classes and renamed exports are seen too', () => {
  const said = saidBy(unused, {
    'server/main.ts': main,
    'platform/a.ts':
      'export { a, b as c }\nexport class D {}\nexport async function e() {}\nexport const { f, g: h } = a\nexport type I = 1\nexport interface J { k: I }\nexport abstract class L {}',
  })
  expect(said.map((line) => /nobody imports (\w+)/.exec(line)?.[1])).toEqual(['c', 'D', 'e', 'f', 'h', 'J', 'L'])
})

test('globs, workers, late imports and whole imports use what they name', () => {
  const said = saidBy(unused, {
    'server/main.ts':
      "import * as all from './all.ts'\nnew URL('./worker.ts', import.meta.url)\nimport('./late.ts')\nimport.meta.glob('../modules/*/ui/routes.tsx')",
    'server/all.ts': 'export const a = 1',
    'server/worker.ts': 'export const b = 1',
    'server/late.ts': 'export const c = 1',
    'modules/pledges/ui/routes.tsx': 'export const d = 1',
  })
  expect(said).toEqual([])
})
