import { randomUUID } from 'node:crypto'
import { expect, inject, test } from 'vitest'
import type { Endpoint } from '../../platform/http/contract.ts'
import { useApp } from '../harness/app.ts'
import { clerk, songYongkang } from '../harness/database.ts'
import { addressOf, players, sampleBody } from '../harness/matrix.ts'
import { storyNow } from '../harness/services.ts'
import { system } from './story-kit.ts'

const app = useApp()
const ago = (minutes: number): Date => new Date(storyNow.getTime() - minutes * 60_000)
const setSessions = (column: 'lastSeenAt' | 'createdAt' | 'steppedUpAt', at: Date) =>
  app.services.pool.query(`update "sessions" set "${column}" = $1 where "endedAt" is null`, [at])
const origin = { host: 'localhost', origin: 'http://localhost', 'content-type': 'application/json' }
const enter = async (key: string, cookie = '') => {
  const { login = '', secret = '' } = inject('castAccounts')[key] ?? {}
  const body = JSON.stringify({ login, secret })
  const answer = await app.hono.request('/api/session', { method: 'POST', headers: { ...origin, cookie }, body })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}
const statusWith = async (cookie: string) => (await app.hono.request('/api/session', { headers: { ...origin, cookie } })).status

test('登录一次换一个会话号，有 256 位；事先塞进来的号不认，退出以后原来的号不再有效', async () => {
  const planted = `mingze=${'A'.repeat(43)}`
  const first = await enter('clerk', planted)
  const second = await enter('clerk', first)
  expect(Buffer.from(first.split('=')[1] ?? '', 'base64url')).toHaveLength(32)
  expect(new Set([planted, first, second]).size).toBe(3)
  expect([await statusWith(planted), await statusWith(second)]).toEqual([401, 200])
  const leaving = { ...origin, cookie: second, 'idempotency-key': randomUUID() }
  expect((await app.hono.request('/api/session', { method: 'DELETE', headers: leaving })).status).toBe(200)
  expect(await statusWith(second)).toBe(401)
})

test('再输一次口令、换一个身份，会话号也换新；原来的号不再有效', async () => {
  const renew = async (cookie: string, path: string, body: object): Promise<string> => {
    const headers = { ...origin, cookie, 'idempotency-key': randomUUID() }
    const answer = await app.hono.request(path, { method: 'POST', headers, body: JSON.stringify(body) })
    expect([path, answer.status]).toEqual([path, 200])
    return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  const first = await enter('leadOfficer')
  const second = await renew(first, '/api/session/step-up', { secret: inject('castAccounts').leadOfficer?.secret })
  const third = await renew(second, '/api/session/role', { role: 'leadOfficer' })
  expect(new Set([first, second, third]).size).toBe(3)
  expect([await statusWith(first), await statusWith(second), await statusWith(third)]).toEqual([401, 401, 200])
})

test('三十分钟没有操作就结束；一直在操作，满十二小时也结束', async () => {
  const browser = await app.signedIn(clerk)
  await setSessions('lastSeenAt', ago(29))
  expect((await browser.get('/api/session')).status).toBe(200)
  await setSessions('lastSeenAt', ago(30))
  expect((await browser.get('/api/units')).json.code).toBe('signInRequired')
  const other = await app.signedIn(clerk)
  await setSessions('createdAt', ago(12 * 60 - 1))
  expect((await other.get('/api/session')).status).toBe(200)
  await setSessions('createdAt', ago(12 * 60))
  expect((await other.get('/api/session')).status).toBe(401)
})

test('宋永康看得到自己在哪几台电脑上登录着，结束一处；系统管理员一次结束他的全部登录', async () => {
  const [desk, phone] = [await app.signedIn(songYongkang), await app.signedIn(songYongkang)]
  const { rows } = (await phone.get('/api/session/mine')).json as { rows: { id: string; isCurrent: boolean }[] }
  expect(rows).toHaveLength(2)
  const others = rows.filter((r) => !r.isCurrent)
  expect(others).toHaveLength(1)
  await phone.send('DELETE', `/api/session/mine/${others[0]?.id}`)
  expect([(await desk.get('/api/session')).status, (await phone.get('/api/session')).status]).toEqual([401, 200])
  const { rows: held } = await app.services.pool.query<{ id: string }>(
    `select "accountId" as id from "accounts" where "name" = '宋永康'`,
  )
  const administrator = await app.signedIn(system)
  expect((await administrator.send('DELETE', `/api/accounts/${held[0]?.id}/sessions`)).status).toBe(200)
  expect((await phone.get('/api/session')).status).toBe(401)
})

/** Acts that show, hand out or grant something: each asks for the own secret again. */
const sensitive = /Shown|exportedInFull|account\.exported|grant\.|account\.(secretReset|issued|issueQueued|slipsTaken|pinSet)/
const name = (e: Endpoint): string => `${e.method} ${e.path}`

test('看全部号码、带号码导出、授权、发口令、设签名密码：五分钟以前输过的口令不算，一件也不少', async () => {
  const asking = app.endpoints.filter((e) => e.stepUp)
  const listed = app.endpoints.filter((e) => sensitive.test(e.event ?? ''))
  expect(listed.filter((e) => !e.stepUp).map(name)).toEqual([])
  expect(asking.length).toBeGreaterThan(10)
  const code = async (endpoint: Endpoint, minutes: number): Promise<string> => {
    const player = players.find((p) => typeof endpoint.who === 'string' || endpoint.who.includes(p.role))
    const browser = await app.signedIn(player ?? clerk)
    await setSessions('steppedUpAt', ago(minutes))
    const path = addressOf(endpoint, '00000000-0000-4000-8000-000000000001')
    const { status, text } = await (endpoint.method === 'get'
      ? browser.get(path)
      : browser.send(endpoint.method, path, endpoint.path.endsWith('/pin') ? { pin: '1' } : sampleBody(endpoint)))
    return `${name(endpoint)} ${status === 403 && text.includes('stepUpRequired')}`
  }
  for (const endpoint of asking) {
    expect(await code(endpoint, 5.1)).toBe(`${name(endpoint)} true`)
    expect(await code(endpoint, 4.9)).toBe(`${name(endpoint)} false`)
  }
})
