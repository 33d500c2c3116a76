import { randomUUID } from 'node:crypto'
import { expect, inject, test } from 'vitest'
import { useApp } from '../tests/harness/app.ts'
import { clerk, office } from '../tests/harness/database.ts'

const app = useApp()
const unitId = async (name: string): Promise<string> =>
  (await app.services.pool.query<{ id: string }>('select "id" from "units" where "name" = $1', [name])).rows[0]?.id ?? ''
const origin = { host: 'localhost', origin: 'http://localhost', 'content-type': 'application/json' }
const signIn = (login: string, secret: string) =>
  app.hono.request('/api/session', { method: 'POST', headers: origin, body: JSON.stringify({ login, secret }) })

test('何俊杰用自己的口令登录，浏览器得到只给服务器看的会话', async () => {
  const { login = '', secret = '' } = inject('castAccounts').office ?? {}
  const answer = await signIn(login, secret)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('set-cookie')).toMatch(/^mingze=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  expect(await answer.json()).toMatchObject({
    account: { name: '何俊杰' },
    role: 'auxiliaryOffice',
    bureau: { name: '明河县公安局', isDemo: true },
  })
})

test('口令错、账号不存在，答复一模一样', async () => {
  const wrong = await signIn('liuhe.neiqin', 'x')
  const unknown = await signIn('nobody.here', 'x')
  expect([wrong.status, await wrong.json()]).toEqual([unknown.status, await unknown.json()])
  expect(wrong.status).toBe(401)
})

test('同一防重号提交三次只办一次；换了内容就拒绝', async () => {
  const browser = await app.signedIn(clerk)
  const id = await unitId('柳河派出所')
  const key = randomUUID()
  const act = { version: 1, hotline: '6000001' }
  const answers = await Promise.all(
    [1, 2, 3].map(() => browser.send('PATCH', `/api/units/${id}`, act, { 'idempotency-key': key })),
  )
  expect(answers.map((a) => a.status)).toEqual([200, 200, 200])
  expect(new Set(answers.map((a) => a.json.version))).toEqual(new Set([2]))
  const { rows } = await app.services.pool.query(`select 1 from "events" where "verb" = 'unit.changed' and "result" = 'done'`)
  expect(rows).toHaveLength(1)
  const other = await browser.send('PATCH', `/api/units/${id}`, { ...act, hotline: '6000002' }, { 'idempotency-key': key })
  expect([other.status, other.json.code]).toEqual([422, 'idempotencyKeyReused'])
})

test('没有防重号 400，没有版本 428，旧版本 409，多余字段 422', async () => {
  const browser = await app.signedIn(office)
  const path = `/api/units/${await unitId('青桥派出所')}`
  const statusOf = async (body: object, headers?: Record<string, string>) =>
    (await browser.send('PATCH', path, body, headers)).status
  expect(await statusOf({ version: 1, hotline: '60000' }, { 'idempotency-key': '' })).toBe(400)
  expect(await statusOf({ hotline: '60000' })).toBe(428)
  expect(await statusOf({ version: 9, hotline: '60000' })).toBe(409)
  expect(await statusOf({ version: 1, hotline: '60000', bureauId: randomUUID() })).toBe(422)
})

test('五十人拿着同一个版本改同一个单位，只有一人改成', async () => {
  const browser = await app.signedIn(office)
  const path = `/api/units/${await unitId('石岗派出所')}`
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, i) => browser.send('PATCH', path, { version: 1, hotline: `70${String(i).padStart(3, '0')}` })),
  )
  expect(answers.filter((a) => a.status === 200)).toHaveLength(1)
  expect(answers.filter((a) => a.status === 409)).toHaveLength(49)
})

test('别的网站发来的写入一概不办', async () => {
  const browser = await app.signedIn(office)
  const path = `/api/units/${await unitId('白塔派出所')}`
  const body = { version: 1, hotline: '60000' }
  const foreign: Record<string, string>[] = [
    { origin: 'http://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
  ]
  for (const headers of foreign) {
    expect((await browser.send('PATCH', path, body, headers)).status).toBe(403)
  }
  expect((await browser.send('PATCH', path, body, { 'content-type': 'text/plain' })).status).toBe(415)
})

test('接口说明和路由器一一对应', async () => {
  const document = (await (await app.hono.request('/api/openapi.json')).json()) as {
    openapi: string
    paths: Record<string, Record<string, unknown>>
  }
  expect(document.openapi).toBe('3.1.0')
  const declared = Object.entries(document.paths)
    .flatMap(([path, methods]) => Object.keys(methods).map((m) => `${m} ${path}`))
    .sort()
  const routed = app.hono.routes
    .filter((r) => r.path.startsWith('/api/') && r.method !== 'ALL' && r.path !== '/api/openapi.json')
    .map((r) => `${r.method.toLowerCase()} ${r.path.replace(/:(\w+)/g, '{$1}')}`)
    .sort()
  expect(declared).toEqual(routed)
})

test('每个答复都带安全头', async () => {
  for (const path of ['/', '/api/entrance', '/api/units', '/healthz', '/nowhere.js']) {
    const h = (await app.hono.request(path)).headers
    expect(h.get('content-security-policy')).toContain("default-src 'none'")
    expect(h.get('content-security-policy')).not.toMatch(/unsafe/)
    expect([h.get('x-content-type-options'), h.get('referrer-policy')]).toEqual(['nosniff', 'no-referrer'])
  }
})
