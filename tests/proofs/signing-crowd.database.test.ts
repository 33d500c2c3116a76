import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Running, serve } from '../../server/serve.ts'
import { useDatabase } from '../harness/database.ts'
import { proveCrowd } from './signing-crowd.ts'

const isFull = process.env.MINGZE_PROVE === '1'
const people = isFull ? 887 : 40
const database = useDatabase()
const held: { running?: Running } = {}
beforeAll(async () => {
  held.running = await serve(database.services, 0)
})
afterAll(() => held.running?.stop())
const address = (): string => held.running?.address ?? ''

test('一起签：同一刻全来，每人读一遍、连点三下，人人恰好签成一件，没有一个 5xx', async () => {
  const figures = await proveCrowd(database.services, address(), { people, over: 0 })
  process.stdout.write(`${JSON.stringify(figures)}\n`)
  expect(figures).toMatchObject({ people, signed: people, doubled: 0, refused: {} })
  expect(figures.seconds).toBeLessThan(60)
})

test('分散在一分钟里签：人人签成，等得不久', async () => {
  const figures = await proveCrowd(database.services, address(), { people, over: isFull ? 60_000 : 2000 })
  process.stdout.write(`${JSON.stringify(figures)}\n`)
  expect(figures).toMatchObject({ people, signed: people, doubled: 0, refused: {} })
  if (isFull) expect(figures.p95).toBeLessThan(2000)
})
