import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashSecret } from '../../platform/access/passwords.ts'
import { useApp } from '../../tests/harness/app.ts'
import { clerk } from '../../tests/harness/database.ts'
import { drawnName, pin, setPins } from '../../tests/harness/signing.ts'

const app = useApp()

/** One tablet: whatever cookies it was given, it sends back. */
function tablet(cookies = new Map<string, string>()) {
  const call = async (method: string, path: string, body?: object) => {
    const response = await app.hono.request(path, {
      method,
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        host: 'localhost',
        origin: 'http://localhost',
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const text = await response.text()
    return { status: response.status, text, json: text.startsWith('{') ? JSON.parse(text) : undefined }
  }
  return { cookies, call }
}
const secretOf = (login: string) => ({ login, secret: `Demo-${login}-2026` })
const one = async <T>(query: string, values: unknown[] = []): Promise<T> =>
  (await app.services.pool.query(query, values)).rows[0] as T

/** An account for one more auxiliary who is asked in the round. */
async function openAccountOf(roundId: string) {
  const [login, secret] = ['mh10999', 'Demo-mh10999-2026']
  const person = await one<{ name: string }>(
    `with "who" as (select p."bureauId", p."id", p."name", p."unitSortKey", gen_random_uuid() as "accountId" from "signingRequests" s join "people" p on p."id" = s."personId"
       where s."occasionId" = $1 and not exists (select 1 from "accounts" a where a."personId" = p."id") limit 1),
     "made" as (insert into "accounts" ("bureauId", "accountId", "login", "name", "personId", "unitSortKey") select "bureauId", "accountId", $2, "name", "id", "unitSortKey" from "who" returning "accountId"),
     "kept" as (insert into "secrets" ("bureauId", "accountId", "hash", "isOneTime") select "bureauId", "accountId", $3, false from "who" returning "accountId")
     select "name" from "who"`,
    [roundId, login, await hashSecret(secret)],
  )
  return { login, secret, name: person.name }
}

/** 谢春燕 opens a round for 柳河 and gives a tablet over to it. */
async function openedDesk() {
  const wordingId = (await one<{ id: string }>(`select "id" from "wordings" where "code" = 'confidentialityPledge'`)).id
  const browser = await app.signedIn(clerk)
  const audience = {
    people: 'auxiliary',
    unitIds: [],
    postIds: [],
    auxiliaryKinds: [],
    joinedSince: null,
    isOutdatedOnly: false,
  }
  const body = { title: '柳河所保密承诺', wordingId, audience, isStanding: false, fromOn: '2026-11-23', dueOn: null }
  const round = (await browser.send('POST', '/api/signing-rounds', body)).json
  const { cookies, call } = tablet()
  await call('POST', '/api/session', secretOf('liuhe.neiqin'))
  await call('POST', '/api/session/step-up', { secret: secretOf('liuhe.neiqin').secret })
  expect((await call('POST', '/api/signing-desks', { roundId: round.id })).json).toEqual({ opened: true })
  return { round, cookies, call, browser }
}

test('打开签署台，内勤的登录就结束；台上没有名字，只有批次和进度', async () => {
  const { call, cookies } = await openedDesk()
  expect([...cookies.keys()]).toEqual(['mingze-desk'])
  expect((await call('GET', '/api/session')).status).toBe(401)
  expect((await call('GET', '/api/signing-desk')).json).toEqual({
    title: '柳河所保密承诺',
    unitName: '柳河派出所',
    signed: 0,
    asked: 46,
  })
  expect((await tablet().call('GET', '/api/signing-desk')).json.code).toBe('noDesk')
})

test('两个人一台平板：第一个签完退出，什么也没留下；第二个只看得到自己的一份', async () => {
  await setPins(app.services)
  const { call, round } = await openedDesk()
  const entered = await call('POST', '/api/signing-desk/entering', secretOf('mh10217'))
  const own = `/api/me/signing-requests/${entered.json.requestId}`
  const text = (await call('GET', own)).json
  expect(text.person.name).toBe('宋永康')
  for (const path of ['/api/me/file', '/api/me/signing-requests', '/api/todos'])
    expect([path, (await call('GET', path)).json.code]).toEqual([path, 'atDesk'])
  const answer = { version: text.version, textDigest: text.text.digest, stroke: drawnName(), pin, witness: null }
  const signed = await call('POST', `${own}/signature`, answer)
  expect([signed.status, signed.json.signature.means]).toEqual([200, 'desk'])
  await call('DELETE', '/api/session', {})
  for (const path of [own, '/api/signing-desk/request', '/api/session'])
    expect([path, (await call('GET', path)).status]).toEqual([path, 401])
  expect((await call('GET', '/api/signing-desk')).json.signed).toBe(1)
  const second = await openAccountOf(round.id)
  const next = await call('POST', '/api/signing-desk/entering', { login: second.login, secret: second.secret })
  const nextText = await call('GET', `/api/me/signing-requests/${next.json.requestId}`)
  expect([nextText.json.person.name, nextText.text.includes('宋永康')]).toEqual([second.name, false])
  expect((await call('GET', own)).status).toBe(404)
  await call('DELETE', '/api/session', {})
  const refused = await call('POST', '/api/signing-desk/entering', secretOf('zhouqihang'))
  expect([refused.status, refused.json.code]).toEqual([409, 'notAsked'])
  expect((await call('GET', '/api/session')).status).toBe(401)
})

test('关闭签署台：台上的人下一次请求就进不来；外所的内勤关不了，也看不见', async () => {
  await setPins(app.services)
  const { call, round, browser } = await openedDesk()
  await call('POST', '/api/signing-desk/entering', secretOf('mh10217'))
  const listed = await browser.get(`/api/signing-desks?roundId=${round.id}`)
  const [desk] = listed.json.rows
  const other = await app.signedIn({ name: '邵美琳', role: 'unitClerk' })
  expect((await other.get(`/api/signing-desks?roundId=${round.id}`)).json.rows).toEqual([])
  const address = `/api/signing-desks/${desk.id}/closing`
  expect((await other.send('POST', address, { version: desk.version })).status).toBe(404)
  expect((await browser.send('POST', address, { version: desk.version })).status).toBe(200)
  expect((await call('GET', '/api/session')).status).toBe(401)
  expect((await call('GET', '/api/signing-desk')).json.code).toBe('noDesk')
})

test('台上输错口令，锁的是输错的人，不锁这间屋子；三分钟不动，自己退出', async () => {
  const { call, cookies } = await openedDesk()
  for (let i = 0; i < 5; i++) await call('POST', '/api/signing-desk/entering', { login: 'zhouqihang', secret: `wrong-${i}` })
  const locked = await call('POST', '/api/signing-desk/entering', secretOf('zhouqihang'))
  expect([locked.status, locked.json.code]).toEqual([429, 'locked'])
  expect((await call('POST', '/api/signing-desk/entering', secretOf('mh10217'))).status).toBe(200)
  await app.services.pool.query(
    `update "sessions" set "lastSeenAt" = "lastSeenAt" - interval '4 minutes' where "deskId" is not null and "endedAt" is null`,
  )
  expect((await call('GET', '/api/session')).status).toBe(401)
  expect(cookies.has('mingze-desk')).toBe(true)
})
