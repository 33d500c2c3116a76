import { randomUUID } from 'node:crypto'
import { expect, inject, test } from 'vitest'
import { useApp } from '../harness/app.ts'
import { clerk } from '../harness/database.ts'
import { slowness } from './server-process.ts'
import { headersOf } from './story-kit.ts'

const app = useApp()
const isLarge = process.env.MINGZE_PROVE === '1'
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

interface Told {
  readonly what: string
  readonly milliseconds: number
}
/** Asks each in turn, round after round, so that a slow moment of the machine falls on all; the answer, and the median of the times. */
async function askInTurn(asks: Record<string, () => Response | Promise<Response>>, rounds: number): Promise<Map<string, Told>> {
  const times = new Map<string, number[]>()
  const answers = new Map<string, string>()
  for (let round = 0; round < rounds; round++) {
    for (const [name, ask] of Object.entries(asks)) {
      const started = performance.now()
      const answer = await ask()
      const text = await answer.text()
      times.set(name, [...(times.get(name) ?? []), performance.now() - started])
      answers.set(name, `${answer.status} ${text}`)
    }
  }
  return new Map([...answers].map(([name, what]) => [name, { what, milliseconds: median(times.get(name) ?? []) }]))
}
const spread = (told: Map<string, Told>): number => {
  const times = [...told.values()].map((t) => t.milliseconds)
  return Math.max(...times) - Math.min(...times)
}

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
  expect(new Set([...told.values()].map((t) => t.what)).size).toBe(1)
  expect(spread(told)).toBeLessThan((isLarge ? 15 : 100) * (await slowness()))
}, 120_000)

test('别的单位的记录和没有的记录：答复一样，花的时间也一样', async () => {
  const headers = await headersOf(app.services, clerk)
  const { rows } = await app.services.pool.query<{ person: string; unit: string }>(
    `select p."id" as "person", u."id" as "unit" from "people" p join "units" u on u."id" = p."unitId" where u."name" = '青桥派出所' and p."kind" = 'auxiliary' limit 1`,
  )
  const { person = '', unit = '' } = rows[0] ?? {}
  const read = (kind: string, id: () => string) => () => app.hono.request(`/api/${kind}/${id()}`, { headers })
  for (const [kind, id] of Object.entries({ people: person, units: unit })) {
    const rounds = isLarge ? 24 : 10
    const told = await askInTurn({ other: read(kind, () => id), missing: read(kind, randomUUID) }, rounds)
    const [other, missing] = [told.get('other'), told.get('missing')]
    expect(other?.what).toBe(missing?.what)
    expect(spread(told)).toBeLessThan(Math.max(isLarge ? 2 : 20, 0.2 * (missing?.milliseconds ?? 0)) * (await slowness()))
  }
})
