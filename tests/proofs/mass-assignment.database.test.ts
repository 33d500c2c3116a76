import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Endpoint } from '../../platform/http/contract.ts'
import { type Browser, useApp } from '../harness/app.ts'
import { addressOf, players, sampleBody } from '../harness/matrix.ts'
import { changedTables, fingerprint } from './half-states.ts'

const app = useApp()
const browsers = new Map<string, Browser>()
beforeAll(async () => {
  for (const player of players) browsers.set(player.role, await app.signedIn(player))
})

/** What nobody may set from outside: identity, place, state, who did it, and what proves it. */
const planted: Readonly<Record<string, unknown>> = {
  bureauId: '00000000-0000-4000-8000-000000000001',
  unitSortKey: '0001',
  role: 'auxiliaryOffice',
  status: 'approved',
  state: 'done',
  approvedBy: '00000000-0000-4000-8000-000000000001',
  createdBy: '00000000-0000-4000-8000-000000000001',
  createdAt: '2020-01-01T00:00:00.000Z',
  voidedAt: null,
  version: 1,
  hash: '00',
  isAdmin: true,
  ['__proto__']: { isAdmin: true },
}
const knows = (endpoint: Endpoint, field: string): boolean =>
  field in ((z.toJSONSchema(endpoint.body ?? z.object({}), { io: 'input', unrepresentable: 'any' }).properties ?? {}) as object)

test('每条带内容的路由：多塞一个字段就 422，什么也没有写下', async () => {
  const before = await fingerprint(app.services.pool)
  const faults: string[] = []
  let asked = 0
  for (const endpoint of app.endpoints.filter((e) => e.method !== 'get' && !e.rawBody)) {
    const player = players.find((p) => typeof endpoint.who === 'string' || endpoint.who.includes(p.role))
    const browser = browsers.get(player?.role ?? '')
    const path = addressOf(endpoint, '00000000-0000-4000-8000-000000000001')
    for (const [field, value] of Object.entries(planted).filter(([f]) => endpoint.body !== undefined && !knows(endpoint, f))) {
      const answer = await browser?.send(endpoint.method.toUpperCase(), path, { ...sampleBody(endpoint), [field]: value })
      asked += 1
      if (answer?.status !== 422) faults.push(`${endpoint.method} ${endpoint.path} ${field}: ${answer?.status} ${answer?.text}`)
    }
  }
  expect(faults).toEqual([])
  expect(asked).toBeGreaterThan(400)
  expect(changedTables(before, await fingerprint(app.services.pool))).toEqual([])
}, 60_000)
