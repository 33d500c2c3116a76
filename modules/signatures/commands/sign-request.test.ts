import { randomUUID } from 'node:crypto'
import { beforeAll, expect, inject, test } from 'vitest'
import { findActing } from '../../../server/session.ts'
import { useApp } from '../../../tests/harness/app.ts'
import { songYongkang } from '../../../tests/harness/database.ts'
import { drawnName, requestAddress, setPins, signingKit } from '../../../tests/harness/signing.ts'
import { signRequest } from './sign-request.ts'

const app = useApp()
const { one, asked, readyToSign } = signingKit(app)
beforeAll(() => setPins(app.services))

test('签名密码错了说还剩几次，错五次锁定，笔迹不收；系统管理员解锁后能签', async () => {
  const id = await asked()
  const song = await app.signedIn(songYongkang)
  const body = await readyToSign(song, id)
  const wrong = await song.send('POST', requestAddress(id, '/signature'), { ...body, pin: '246801' })
  expect([wrong.status, wrong.json.code]).toEqual([403, 'wrongPin'])
  expect(wrong.json.detail).toBe('签名密码不对，还可以再试 4 次。再错 4 次，锁定 15 分钟。')
  for (let i = 0; i < 4; i++) await song.send('POST', requestAddress(id, '/signature'), { ...body, pin: '246801' })
  const locked = await song.send('POST', requestAddress(id, '/signature'), body)
  expect([locked.status, locked.json.code]).toEqual([429, 'locked'])
  const admin = await app.signedIn({ name: '系统管理员', role: 'systemAdministrator' })
  const account = await one(`select "accountId" from "accounts" where "name" = '宋永康'`)
  expect((await admin.send('POST', `/api/accounts/${account.accountId}/unlock`)).status).toBe(200)
  expect((await song.send('POST', requestAddress(id, '/signature'), body)).status).toBe(200)
})

test('没有设签名密码，说去哪里设，不算试错', async () => {
  const id = await asked(['周启航'])
  await app.services.pool.query(
    `update "secrets" set "pinHash" = null where "accountId" = (select "accountId" from "accounts" where "name" = '周启航')`,
  )
  const zhou = await app.signedIn({ name: '周启航', role: 'leadOfficer' })
  expect((await zhou.get(requestAddress(id))).json.hasPin).toBe(false)
  const answer = await zhou.send('POST', requestAddress(id, '/signature'), await readyToSign(zhou, id))
  expect([answer.status, answer.json.code]).toEqual([409, 'noPin'])
  await setPins(app.services, ['周启航'])
})

test('打开以后文本变了：409，答复里什么也没有；看了新文本再签，签的是新文本', async () => {
  const id = await asked()
  const song = await app.signedIn(songYongkang)
  const body = await readyToSign(song, id)
  await app.services.pool.query(`update "units" set "name" = '柳河中心派出所' where "name" = '柳河派出所'`)
  const stale = await song.send('POST', requestAddress(id, '/signature'), body)
  expect([stale.status, stale.json.code]).toEqual([409, 'textChanged'])
  expect(stale.text).not.toContain('柳河')
  const fresh = await readyToSign(song, id)
  expect(fresh.textDigest).not.toBe(body.textDigest)
  expect((await song.send('POST', requestAddress(id, '/signature'), fresh)).status).toBe(200)
  await app.services.pool.query(`update "units" set "name" = '柳河派出所' where "name" = '柳河中心派出所'`)
  const { json } = await song.get(requestAddress(id))
  expect(json.text.lines[0].text).toContain('柳河中心派出所')
  expect(json.text.digest).toBe(fresh.textDigest)
})

test('手抖点了三下、两个窗口各签一次：只有一件签署', async () => {
  const id = await asked()
  const song = await app.signedIn(songYongkang)
  const body = await readyToSign(song, id)
  const key = { 'idempotency-key': randomUUID() }
  const taps = await Promise.all([1, 2, 3].map(() => song.send('POST', requestAddress(id, '/signature'), body, key)))
  expect(taps.map((t) => t.status)).toEqual([200, 200, 200])
  expect(new Set(taps.map((t) => t.json.signature.id)).size).toBe(1)
  const later = await song.send('POST', requestAddress(id, '/signature'), { ...body, pin: '000001' }, key)
  expect(later.json.signature.id).toBe(taps[0]?.json.signature.id)
  const otherWindow = await song.send('POST', requestAddress(id, '/signature'), { ...body, version: 2 })
  expect([otherWindow.status, otherWindow.json.code]).toEqual([409, 'alreadySigned'])
  const otherStroke = await song.send('POST', requestAddress(id, '/signature'), { ...body, stroke: drawnName(5) }, key)
  expect([409, 422]).toContain(otherStroke.status)
  expect(await one('select count(*)::int as n from "signatures" where "requestId" = $1', [id])).toEqual({ n: 1 })
})

test('一秒前离职、停用或被收回身份的人，签名送到也不收', async () => {
  const id = await asked(['周启航'])
  const account = await one(`select "bureauId", "accountId" from "accounts" where "name" = '周启航'`)
  const who = { bureauId: String(account.bureauId), accountId: String(account.accountId), role: 'leadOfficer' as const }
  const session = await findActing(app.services, who)
  if (!session) throw new Error('no session')
  const zhou = await app.signedIn({ name: '周启航', role: 'leadOfficer' })
  const body = await readyToSign(zhou, id)
  const sign = () =>
    signRequest(
      app.services,
      session,
      { id, body, act: { key: randomUUID(), digest: 'x' }, means: 'screen' },
      async () => 'signed',
    ).catch((e: { code: string }) => e.code)
  for (const [hurt, heal] of [
    [
      `update "accounts" set "state" = 'disabled' where "name" = '周启航'`,
      `update "accounts" set "state" = 'open' where "name" = '周启航'`,
    ],
    [
      `update "people" set "separatedOn" = '2026-11-23' where "name" = '周启航'`,
      `update "people" set "separatedOn" = null where "name" = '周启航'`,
    ],
    [
      `update "people" set "leadOfficerId" = null where "leadOfficerId" = (select "personId" from "accounts" where "name" = '周启航')`,
      '',
    ],
  ] as const) {
    await app.services.pool.query(hurt)
    expect([hurt, await sign()]).toEqual([hurt, 'forbidden'])
    if (heal) await app.services.pool.query(heal)
  }
})

test('口令刚重置过的人，72 小时内签署要有见证人：不能是自己、不能是管理员，错了照样计数', async () => {
  const id = await asked()
  await app.services.pool.query(`update "accounts" set "resetAt" = $1 where "name" = '宋永康'`, [
    new Date('2026-11-22T07:20:00Z'),
  ])
  const song = await app.signedIn(songYongkang)
  expect((await song.get(requestAddress(id))).json.witnessUntil).toBe('2026-11-25T07:20:00.000Z')
  const body = await readyToSign(song, id)
  const signedWith = async (witness: object | null) => {
    const answer = await song.send('POST', requestAddress(id, '/signature'), { ...body, witness })
    return answer.status === 200 ? answer.json : answer.json.code
  }
  const accounts = inject('castAccounts')
  const of = (key: string) => ({ login: accounts[key]?.login ?? '', secret: accounts[key]?.secret ?? '' })
  expect(await signedWith(null)).toBe('witnessRequired')
  expect(await signedWith({ ...of('clerk'), secret: 'Wrong-secret-1' })).toBe('wrongWitness')
  expect(await signedWith(of('auxiliary'))).toBe('ownWitness')
  expect(await signedWith(of('systemAdministrator'))).toBe('unfitWitness')
  expect(await signedWith(of('clerk'))).toMatchObject({
    state: 'signed',
    signature: { identification: 'pinWithWitness', witnessName: '谢春燕' },
  })
  await app.services.pool.query(`update "accounts" set "resetAt" = $1 where "name" = '宋永康'`, [
    new Date('2026-11-20T07:19:00Z'),
  ])
  const later = await asked()
  const answer = await song.send('POST', requestAddress(later, '/signature'), await readyToSign(song, later))
  expect(answer.json.signature.identification).toBe('pin')
})

test('点一个点、写出框外、空笔迹都不算签名，说怎么改，不算试错', async () => {
  const id = await asked()
  const song = await app.signedIn(songYongkang)
  const body = await readyToSign(song, id)
  const codeOf = async (stroke: object) =>
    (await song.send('POST', requestAddress(id, '/signature'), { ...body, stroke })).json.code
  expect(await codeOf({ width: 340, height: 160, lines: [[[10, 10, 0, 500]]] })).toBe('strokeTooShort')
  expect(await codeOf({ width: 340, height: 160, lines: [] })).toBe('strokeTooShort')
  expect(
    await codeOf({
      width: 340,
      height: 160,
      lines: [
        [
          [400, 10, 0, 500],
          [10, 10, 9, 500],
        ],
        [
          [1, 1, 20, 5],
          [99, 99, 30, 5],
        ],
      ],
    }),
  ).toBe('strokeBroken')
  expect(await codeOf({ width: 340.5, height: 160, lines: [] })).toBe('invalid')
})
