import { randomUUID } from 'node:crypto'
import { expect, inject, test } from 'vitest'
import { useApp } from '../harness/app.ts'
import { clerk, unitHead } from '../harness/database.ts'
import { slowness } from './server-process.ts'
import { headersOf } from './story-kit.ts'

const app = useApp()
const isLarge = process.env.MINGZE_PROVE === '1'
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

interface Told {
  readonly what: string
  readonly times: readonly number[]
}
/** Asks each in turn, round after round and each time in another order, so that a slow moment of the machine falls on all. */
async function askInTurn(asks: Record<string, () => Response | Promise<Response>>, rounds: number): Promise<Told[]> {
  const told = Object.values(asks).map((ask) => ({ ask, what: '', times: [] as number[] }))
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < told.length; i++) {
      const one = told[(i + round) % told.length]
      const started = performance.now()
      const answer = await one?.ask()
      const text = await answer?.text()
      one?.times.push(performance.now() - started)
      if (one) one.what = `${answer?.status} ${text}`
    }
  }
  return told
}
/** The largest of the medians of the differences between two of them in the same round, in milliseconds. */
const spread = (told: readonly Told[]): number =>
  Math.max(...told.flatMap((a) => told.map((b) => Math.abs(median(a.times.map((t, round) => t - (b.times[round] ?? 0)))))))

test('登录：账号不存在、口令错、停用、锁着，状态、内容一样，花的时间也一样', async () => {
  const { pool } = app.services
  const login = (key: string): string => inject('castAccounts')[key]?.login ?? ''
  await pool.query(`update "accounts" set "state" = 'disabled' where "login" = $1`, [login('otherClerk')])
  const signIn = (name: string) => async () => {
    await pool.query('delete from "signInFailures"')
    const headers = { host: 'localhost', origin: 'http://localhost', 'content-type': 'application/json' }
    return app.hono.request('/api/session', { method: 'POST', headers, body: JSON.stringify({ login: name, secret: 'x' }) })
  }
  const asks = { unknown: signIn('nobody.here'), wrong: signIn(login('clerk')), disabled: signIn(login('otherClerk')) }
  const told = await askInTurn(asks, isLarge ? 40 : 5)
  expect(new Set(told.map((t) => t.what)).size).toBe(1)
  expect(spread(told)).toBeLessThan((isLarge ? 15 : 100) * (await slowness()))
}, 120_000)

test('别的单位的记录和没有的记录：答复一样，花的时间也一样', async () => {
  const { rows } = await app.services.pool.query<{ person: string; unit: string }>(
    `select p."id" as "person", u."id" as "unit" from "people" p join "units" u on u."id" = p."unitId" where u."name" = '青桥派出所' and p."kind" = 'auxiliary' limit 1`,
  )
  const { person = '', unit = '' } = rows[0] ?? {}
  /* Somebody else for each, so that nobody misses fifty times and has to wait. */
  const asked = [
    ['people', person, clerk],
    ['units', unit, unitHead],
  ] as const
  for (const [kind, id, player] of asked) {
    const headers = await headersOf(app.services, player)
    const read = (one: () => string) => () => app.hono.request(`/api/${kind}/${one()}`, { headers })
    const rounds = isLarge ? 24 : 10
    const told = await askInTurn({ other: read(() => id), missing: read(randomUUID) }, rounds)
    expect(told[0]?.what).toBe(told[1]?.what)
    expect(spread(told)).toBeLessThan(Math.max(isLarge ? 2 : 20, 0.2 * median(told[1]?.times ?? [])) * (await slowness()))
  }
})
