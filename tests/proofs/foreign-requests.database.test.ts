import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Endpoint } from '../../platform/http/contract.ts'
import { useApp } from '../harness/app.ts'
import { addressOf, players, sampleBody } from '../harness/matrix.ts'
import { fingerprint } from './half-states.ts'
import { headersOf } from './story-kit.ts'

const app = useApp()
/** Headers of every player's session, opened once. */
const sessions = new Map<string, Record<string, string>>()
beforeAll(async () => {
  for (const player of players) sessions.set(player.role, await headersOf(app.services, player))
})
const headersFor = (endpoint: Endpoint): Record<string, string> => {
  const player = players.find((p) => typeof endpoint.who === 'string' || endpoint.who.includes(p.role))
  return { ...sessions.get(player?.role ?? ''), 'idempotency-key': randomUUID() }
}
const writes = (): Endpoint[] => app.endpoints.filter((e) => e.method !== 'get')
const name = (e: Endpoint): string => `${e.method} ${e.path}`
const form = 'application/x-www-form-urlencoded'
const foreign = { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' }

/** What another site's page can make a browser send, and what a page can't but a tool might. */
const variants: readonly {
  readonly name: string
  readonly change: Record<string, string | undefined>
  readonly body?: string
}[] = [
  { name: 'JSON from a foreign origin', change: foreign },
  { name: 'form from a foreign origin', change: { ...foreign, 'content-type': form }, body: 'version=1' },
  { name: 'text/plain from a foreign origin', change: { ...foreign, 'content-type': 'text/plain' } },
  {
    name: 'multipart from a foreign origin',
    change: { ...foreign, 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x--',
  },
  { name: 'origin null', change: { origin: 'null', 'sec-fetch-site': undefined } },
  { name: 'no origin at all', change: { origin: undefined, 'sec-fetch-site': undefined } },
  { name: 'no origin, cross-site', change: { origin: undefined, 'sec-fetch-site': 'cross-site' } },
  { name: 'same site, other origin', change: { origin: 'http://localhost:9999', 'sec-fetch-site': 'same-site' } },
  { name: 'own name inside a foreign one', change: { origin: 'http://localhost.evil.example', 'sec-fetch-site': undefined } },
  { name: 'own origin, but a form', change: { 'content-type': form }, body: 'version=1' },
  { name: 'own origin, but text/plain', change: { 'content-type': 'text/plain' } },
  { name: 'own origin, JSON hidden in a type', change: { 'content-type': 'text/plain; application/json' } },
]

test('每条写入路由：别处来的、不是 JSON 的，一概不办，什么也没有写下', async () => {
  const before = await fingerprint(app.services.pool)
  const passed: string[] = []
  for (const endpoint of writes()) {
    for (const variant of variants) {
      if (endpoint.rawBody && variant.name.startsWith('own origin')) continue
      const headers = Object.entries({ ...headersFor(endpoint), ...variant.change }).filter(
        (h): h is [string, string] => h[1] !== undefined,
      )
      const body = variant.body ?? JSON.stringify(sampleBody(endpoint))
      const answer = await app.hono.request(addressOf(endpoint, randomUUID()), {
        method: endpoint.method.toUpperCase(),
        headers,
        body,
      })
      const isEmpty = body === '{}' && variant.name.startsWith('own origin')
      if (![403, 415].includes(answer.status) && !isEmpty) passed.push(`${name(endpoint)}, ${variant.name}: ${answer.status}`)
    }
  }
  expect(passed).toEqual([])
  expect(writes().length).toBeGreaterThan(30)
  const after = await fingerprint(app.services.pool)
  for (const table of ['events', 'units', 'people', 'accounts', 'grants', 'posts', 'idempotencyKeys', 'jobs'])
    expect([table, after.get(table)]).toEqual([table, before.get(table)])
}, 120_000)

test('没有一条写入能用 GET 办', async () => {
  const reads = new Set(app.endpoints.filter((e) => e.method === 'get').map((e) => e.path))
  const before = await fingerprint(app.services.pool)
  for (const endpoint of writes().filter((e) => !reads.has(e.path))) {
    const answer = await app.hono.request(addressOf(endpoint, randomUUID()), { headers: headersFor(endpoint) })
    expect([name(endpoint), answer.status >= 400]).toEqual([name(endpoint), true])
  }
  expect([...(await fingerprint(app.services.pool))].filter(([t, p]) => t !== 'events' && before.get(t) !== p)).toEqual([])
})

test('每条写入路由：没有防重号、太短、带怪字符，一律 400', async () => {
  /* Signing in needs none, here or at a desk; an upload's part names its place instead. */
  const isExempt = (e: Endpoint): boolean => e.who === 'anyone' || e.path.startsWith('/api/session') || e.rawBody === true
  const keyless = writes().filter((e) => !e.isRead && !isExempt(e))
  const passed: string[] = []
  for (const endpoint of keyless) {
    for (const key of [undefined, 'short', 'a b c d e f g h', 'x'.repeat(101)]) {
      const { 'idempotency-key': _, ...headers } = headersFor(endpoint)
      const answer = await app.hono.request(addressOf(endpoint, randomUUID()), {
        method: endpoint.method.toUpperCase(),
        headers: { ...headers, ...(key ? { 'idempotency-key': key } : {}) },
        body: JSON.stringify(sampleBody(endpoint)),
      })
      const isRefusedBefore = answer.status === 422 && (await answer.clone().text()).includes('"invalid"')
      if (answer.status !== 400 && !isRefusedBefore)
        passed.push(`${name(endpoint)} ${key}: ${answer.status} ${await answer.text()}`)
    }
  }
  expect(passed).toEqual([])
  expect(keyless.length).toBeGreaterThan(20)
})
