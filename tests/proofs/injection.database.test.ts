import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { Endpoint } from '../../platform/http/contract.ts'
import { useApp } from '../harness/app.ts'
import { addressOf, players } from '../harness/matrix.ts'
import { headersOf } from './story-kit.ts'

const app = useApp()
const sessions = new Map<string, Record<string, string>>()
/* Whoever misses often waits longer and longer; here the time in which misses count passes before each question. */
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterAll(() => {
  vi.useRealTimers()
})
beforeAll(async () => {
  for (const player of players) sessions.set(player.role, await headersOf(app.services, player))
})
const cursor = (values: unknown): string => Buffer.from(JSON.stringify(values)).toString('base64url')

/** Texts that break out of quotes, of types, of encodings, of limits. */
const probes: readonly string[] = [
  `'`,
  `"`,
  `' or '1'='1`,
  `'; drop table "people"; --`,
  `') or 1=1 --`,
  `1' and pg_sleep(5) --`,
  `1;select pg_sleep(5)`,
  `' union select "idNumberSealed" from "personNumbers" --`,
  '$$; select 1; $$',
  `E'\\\\'`,
  '%',
  '_%_%_%_',
  '\\',
  '\0',
  'a\0b',
  '\ud800',
  '\u202e',
  '🀄'.repeat(20),
  '张'.repeat(50),
  '-1',
  '0',
  '1e400',
  '99999999999999999999',
  'NaN',
  'null',
  '[object Object]',
  '__proto__',
  '2026-02-30',
  '0000-00-00',
  '294277-01-01',
  'infinity',
  '00000000-0000-0000-0000-000000000000',
  '{}',
  '[]',
  cursor([]),
  cursor(['x']),
  cursor([1, 2]),
  cursor(['x', 'y']),
  cursor(['x', 'y', 'z']),
  cursor(['x', 1, null]),
  cursor([{ a: 1 }, 'x']),
  cursor(['2026-13-45', '1']),
  cursor(['not a time', 'not an id', 'x']),
  cursor([1e300, 'x']),
  cursor(['\ud800', 'x']),
  Buffer.from('["').toString('base64url'),
]
const databaseWords =
  /postgres|\bpg_|syntax|relation "|column "|\bselect\b|kysely|constraint|\bsql\b|invalid input|stack|node_modules/i

interface Reading {
  readonly status: number
  readonly text: string
  readonly milliseconds: number
}
/** Every n-th probe from a start that moves on, so that each is used in many places. */
let turn = 0
const isLarge = process.env.MINGZE_PROVE === '1'
const some = (small: number): string[] => {
  const count = isLarge ? probes.length : small
  return Array.from({ length: count }, () => probes[turn++ % probes.length] ?? '')
}

const allowed = (endpoint: Endpoint) => players.filter((p) => typeof endpoint.who === 'string' || endpoint.who.includes(p.role))

async function ask(endpoint: Endpoint, path: string, body?: object, player = allowed(endpoint)[0]): Promise<Reading> {
  vi.advanceTimersByTime(11 * 60_000)
  const started = process.hrtime.bigint()
  const answer = await app.hono.request(path, {
    method: endpoint.method.toUpperCase(),
    headers: sessions.get(player?.role ?? '') ?? {},
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return {
    status: answer.status,
    text: answer.ok && endpoint.isFile ? '' : await answer.text(),
    milliseconds: Number(process.hrtime.bigint() - started) / 1e6,
  }
}
function faultOf(reading: Reading): string | undefined {
  if (reading.status >= 500) return `${reading.status} ${reading.text}`
  if (reading.status >= 400 && databaseWords.test(reading.text)) return `database words: ${reading.text}`
  return reading.milliseconds > 2000 ? `${Math.round(reading.milliseconds)} ms` : undefined
}
const fieldsOf = (type: z.ZodType | undefined): string[] =>
  type
    ? Object.keys((z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as { properties?: object }).properties ?? {})
    : []

test('每个查询的每个参数塞进注入和怪字符：不报 5xx，不带数据库的话，不超过两秒', async () => {
  const faults: string[] = []
  let asked = 0
  for (const endpoint of app.endpoints.filter((e) => e.method === 'get' && e.query)) {
    const base = addressOf(endpoint, '00000000-0000-4000-8000-000000000001')
    for (const field of fieldsOf(endpoint.query)) {
      for (const probe of some(9)) {
        const search = new URLSearchParams(base.split('?')[1] ?? '')
        search.set(field, probe)
        const fault = faultOf(await ask(endpoint, `${base.split('?')[0]}?${search}`))
        asked += 1
        if (fault) faults.push(`${endpoint.path} ${field}=${JSON.stringify(probe)}: ${fault.slice(0, 200)}`)
      }
    }
  }
  expect(faults).toEqual([])
  expect(asked).toBeGreaterThan(700)
}, 1_800_000)

test('只读的 POST 查询也一样', async () => {
  const faults: string[] = []
  for (const endpoint of app.endpoints.filter((e) => e.isRead && !e.isFile)) {
    for (const field of fieldsOf(endpoint.body)) {
      for (const probe of some(12)) {
        const reading = await ask(endpoint, addressOf(endpoint, '00000000-0000-4000-8000-000000000001'), { [field]: probe })
        const fault = faultOf(reading)
        if (fault) faults.push(`${endpoint.path} ${field}=${JSON.stringify(probe)}: ${fault.slice(0, 200)}`)
      }
    }
  }
  expect(faults).toEqual([])
}, 120_000)

test('地址里的编号乱写，只答没有找到', async () => {
  const faults: string[] = []
  const reads = app.endpoints.filter((e) => e.method === 'get' && e.path.includes('{id}'))
  for (const [n, endpoint] of reads.entries()) {
    /* Somebody else each time: who misses more than fifty times is made to wait. */
    const who = allowed(endpoint)[n % allowed(endpoint).length]
    if (who) sessions.set(who.role, await headersOf(app.services, who))
    for (const probe of [...some(2), '..', '%00', '%E0%A4%A', '%2e%2e%2f']) {
      const path = endpoint.path.replace(/\{\w+\}/g, probe.startsWith('%') ? probe : encodeURIComponent(probe.toWellFormed()))
      const reading = await ask(endpoint, path, undefined, who)
      const fault =
        faultOf(reading) ?? (reading.status < 400 && !['.', '..', '%2e%2e%2f'].includes(probe) ? `${reading.status}` : undefined)
      if (fault) faults.push(`${path}: ${fault.slice(0, 200)}`)
    }
  }
  expect(faults).toEqual([])
}, 120_000)
