import { expect, inject, test } from 'vitest'
import { type Browser, useApp } from '../../../tests/harness/app.ts'
import { as, clerk, type Player, songYongkang } from '../../../tests/harness/database.ts'

const app = useApp()
const system: Player = { name: '系统管理员', role: 'systemAdministrator' }
const security: Player = { name: '安全管理员', role: 'securityAdministrator' }
const otherClerk: Player = { name: '邵美琳', role: 'unitClerk' }
const origin = { host: 'localhost', origin: 'http://localhost', 'content-type': 'application/json' }
const signIn = async (login: string, secret: string) => {
  const answer = await app.hono.request('/api/session', {
    method: 'POST',
    headers: origin,
    body: JSON.stringify({ login, secret }),
  })
  return { status: answer.status, json: await answer.json(), cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' }
}
const one = async (sql: string, values: unknown[]): Promise<string> =>
  (await app.services.pool.query<{ x: string }>(sql, values)).rows[0]?.x ?? ''
const accountOf = (name: string) => one('select "accountId" as x from "accounts" where "name" = $1', [name])
const codeOf = async (answer: ReturnType<Browser['send']>) => {
  const { status, json } = await answer
  return `${status} ${json?.code ?? ''}`.trim()
}

test('宋永康忘了口令：内勤申请，系统管理员重置，旧会话都断，一次性口令登录后先改口令', async () => {
  const song = await app.signedIn(songYongkang)
  const [asker, administrator] = [await app.signedIn(clerk), await app.signedIn(system)]
  const path = `/api/accounts/${await accountOf('宋永康')}`
  expect(await codeOf(administrator.send('POST', `${path}/reset`))).toBe('409 resetNotAsked')
  expect((await asker.send('POST', `${path}/reset-request`)).json).toMatchObject({ resetAskedBy: '谢春燕' })
  expect(await codeOf(asker.send('POST', `${path}/reset-request`))).toBe('409 alreadyAsked')
  const asked = await administrator.get('/api/accounts?reset=asked')
  expect(asked.json.rows.map((r: { name: string }) => r.name)).toEqual(['宋永康'])
  const handed = await administrator.send('POST', `${path}/reset`)
  expect(handed.json).toMatchObject({
    login: 'mh10217',
    name: '宋永康',
    secret: expect.stringMatching(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){3}$/),
  })
  expect(await codeOf(song.get('/api/session'))).toBe('401 signInRequired')
  expect((await signIn('mh10217', inject('castAccounts').auxiliary?.secret ?? '')).status).toBe(401)

  const back = await signIn('mh10217', handed.json.secret)
  expect(back.json).toMatchObject({ mustChangeSecret: true, secretResetAt: expect.any(String) })
  const own = (method: string, at: string, body?: object) =>
    app.hono.request(at, {
      method,
      headers: { ...origin, cookie: back.cookie, 'idempotency-key': crypto.randomUUID() },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  expect(await (await own('GET', '/api/jobs')).json()).toMatchObject({ code: 'secretChangeRequired' })
  const secrets = { current: handed.json.secret, next: 'Lake-stone-27' }
  expect((await own('POST', '/api/session/secret', { ...secrets, next: 'mh10217-Lake' })).status).toBe(422)
  expect((await own('POST', '/api/session/secret', secrets)).status).toBe(200)
  expect(await (await own('GET', '/api/session')).json()).toMatchObject({ mustChangeSecret: false })
  expect(await (await own('GET', '/api/session/account')).json()).toMatchObject({
    secretResetAt: expect.any(String),
    pinSetAt: null,
    roles: [{ role: 'auxiliary' }],
  })

  const told = await (await app.signedIn(security)).get('/api/accounts?reset=done&sort=-resetAt')
  expect(told.json.rows.map((r: { name: string }) => r.name)).toEqual(['宋永康'])
  const seen = await as(app.services, songYongkang, (ctx) =>
    ctx.db.selectFrom('events').where('verb', '=', 'account.secretReset').select('actorName').execute(),
  )
  expect(seen).toEqual([{ actorName: '系统管理员' }])
})

test('签名密码只有本人在自己的会话里设，要先再输口令；弱的不收', async () => {
  const song = await app.signedIn(songYongkang)
  for (const pin of ['111111', '123456', '987654', '12345', 'abcdef'])
    expect((await song.send('POST', '/api/session/pin', { pin })).status).toBe(422)
  expect((await song.send('POST', '/api/session/pin', { pin: '294061' })).json).toMatchObject({ hasPin: true })
  const taking = app.endpoints.filter((e) => e.method !== 'get' && JSON.stringify(e.body ?? {}).includes('"pin"'))
  expect(taking.filter((e) => e.event === 'account.pinSet').map((e) => e.path)).toEqual(['/api/session/pin'])
  expect(taking.filter((e) => !/^\/api\/(session|me)\//.test(e.path)).map((e) => e.path)).toEqual([])
  await app.services.pool.query(`update "sessions" set "steppedUpAt" = null where "role" = 'auxiliary'`)
  expect(await codeOf(song.send('POST', '/api/session/pin', { pin: '294062' }))).toBe('403 stepUpRequired')
})

test('有人故意试错把谢春燕锁住，系统管理员解锁后她就能进', async () => {
  const { login = '', secret = '' } = inject('castAccounts').clerk ?? {}
  for (let i = 0; i < 5; i++) await signIn(login, 'x')
  expect((await signIn(login, secret)).json).toMatchObject({ code: 'locked' })
  const administrator = await app.signedIn(system)
  const path = `/api/accounts/${await accountOf('谢春燕')}`
  expect((await administrator.get(`${path}/lock`)).json.lockedUntil).not.toBeNull()
  expect(await codeOf(administrator.send('POST', `${path}/unlock`))).toBe('200')
  expect((await administrator.get(`${path}/lock`)).json.lockedUntil).toBeNull()
  expect((await signIn(login, secret)).status).toBe(200)
})

test('停用后下一次请求就断，恢复后原口令可用；旧版本的停用不收', async () => {
  const browser = await app.signedIn(otherClerk)
  const administrator = await app.signedIn(system)
  const path = `/api/accounts/${await accountOf('邵美琳')}`
  expect(await codeOf(administrator.send('POST', `${path}/disabling`, { version: 9, reason: '借调' }))).toBe('409 stale')
  const off = await administrator.send('POST', `${path}/disabling`, { version: 1, reason: '借调' })
  expect(off.json).toMatchObject({ state: 'disabled', sessions: [] })
  expect(await codeOf(browser.get('/api/units'))).toBe('401 signInRequired')
  expect((await administrator.send('POST', `${path}/enabling`, { version: off.json.version, reason: '回来' })).json.state).toBe(
    'open',
  )
})
