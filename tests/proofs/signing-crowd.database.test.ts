import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../server/serve.ts'
import { useDatabase } from '../harness/database.ts'
import { freePort, newFolder, ownPool, startServer } from './server-process.ts'
import { proveCrowd } from './signing-crowd.ts'

const isFull = process.env.MINGZE_PROVE === '1'
const people = isFull ? 887 : 40
const database = useDatabase()
interface Stage {
  readonly place: Parameters<typeof proveCrowd>[0]
  readonly address: string
  close(): Promise<void>
}

/** Small: a server in this process. At full size: the product itself, a process of its own with its own database and settings. */
async function openStage(): Promise<Stage> {
  if (!isFull) {
    const running = await serve(database.services, 0)
    return { place: database.services, address: running.address, close: running.stop }
  }
  const folder = newFolder()
  const server = await startServer(['demo', '--data', folder.path, '--port', String(await freePort())])
  const pool = ownPool(folder.path)
  const close = async () => {
    await pool.end()
    await server.stop()
    folder.remove()
  }
  return { place: { pool, clock: () => new Date() }, address: server.address, close }
}

const held: { stage?: Stage } = {}
beforeAll(async () => {
  held.stage = await openStage()
}, 300_000)
afterAll(() => held.stage?.close())

async function crowd(over: number) {
  if (!held.stage) throw new Error('no stage')
  const figures = await proveCrowd(held.stage.place, held.stage.address, { people, over })
  process.stdout.write(`${JSON.stringify(figures)}\n`)
  expect(figures).toEqual({ ...figures, people, signed: people, doubled: 0, refused: {} })
  return figures
}

test('一起签：同一刻全来，每人读一遍、连点三下，人人恰好签成一件，没有一个 5xx', async () => {
  expect((await crowd(0)).seconds).toBeLessThan(60)
})

test('分散在一分钟里签：人人签成，等得不久', async () => {
  const { p95 } = await crowd(isFull ? 60_000 : 2000)
  expect(p95).toBeLessThan(isFull ? 2000 : 30_000)
})
