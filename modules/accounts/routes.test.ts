import { expect, inject, test } from 'vitest'
import { startRunner } from '../../platform/jobs/runner.ts'
import { findActing } from '../../server/session.ts'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { as, clerk, office, type Player, songYongkang } from '../../tests/harness/database.ts'
import { issueJob, runIssue } from './commands/issue-accounts.ts'
import { followPeople } from './public.ts'

const app = useApp()
const system: Player = { name: '系统管理员', role: 'systemAdministrator' }
const security: Player = { name: '安全管理员', role: 'securityAdministrator' }
const audit: Player = { name: '审计管理员', role: 'auditAdministrator' }
const political: Player = { name: '李文静', role: 'politicalOfficeLeader' }
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
const unitOf = (name: string) => one('select "id" as x from "units" where "name" = $1', [name])
const grantOf = (name: string, role: string) =>
  one(
    'select g."id" as x from "grants" g join "accounts" a using ("accountId") where a."name" = $1 and g."role" = $2 and g."revokedAt" is null',
    [name, role],
  )
const codeOf = async (answer: ReturnType<Browser['send']>) => {
  const { status, json } = await answer
  return `${status} ${json?.code ?? ''}`.trim()
}
const wanted = async (name: string, role: string, unit: string | null) => ({
  accountId: await accountOf(name),
  role,
  unitId: unit ? await unitOf(unit) : null,
  policeLine: null,
  fromOn: '2026-11-23',
  toOn: null,
  reason: '工作需要',
})

test('授权：安全管理员提出，政治处领导确认；确认前什么身份也没有，收回后下一次请求就不认', async () => {
  const [proposer, confirmer] = [await app.signedIn(security), await app.signedIn(political)]
  const proposed = await proposer.send('POST', '/api/grants', await wanted('宋永康', 'unitClerk', '青桥派出所'))
  expect(proposed.json).toMatchObject({
    state: 'proposed',
    unitName: '青桥派出所',
    proposedBy: '安全管理员',
    abilities: { confirm: false, revoke: true },
  })
  const song = await app.signedIn(songYongkang)
  expect(await codeOf(song.send('POST', '/api/session/role', { role: 'unitClerk' }))).toBe('403 forbidden')
  const waiting = await confirmer.get('/api/grants?state=proposed')
  expect(waiting.json.rows.map((r: { id: string }) => r.id)).toContain(proposed.json.id)
  const path = `/api/grants/${proposed.json.id}`
  const confirmed = await confirmer.send('POST', `${path}/confirmation`, { version: 1 })
  expect(confirmed.json).toMatchObject({ state: 'active', confirmedBy: '李文静' })
  expect(await codeOf(song.send('POST', '/api/session/role', { role: 'unitClerk' }))).toBe('200')
  expect((await song.get('/api/units')).json.rows.map((r: { name: string }) => r.name)).toEqual(['青桥派出所'])
  expect(await codeOf(proposer.send('POST', `${path}/revocation`, { version: 2, reason: '不再兼任' }))).toBe('200')
  expect(await codeOf(song.get('/api/units'))).toBe('401 signInRequired')
})

test('一个人拿着所有身份，每一处两人办的事都办不成', async () => {
  const { pool } = app.services
  const everyRole = async (name: string, role: Player['role']) => app.signedIn({ name, role })
  const lend = (name: string, role: string) =>
    pool.query(
      `insert into "grants" ("bureauId", "id", "accountId", "role", "unitId", "fromOn", "proposedBy", "confirmedBy", "confirmedAt")
       select a."bureauId", gen_random_uuid(), a."accountId", $2, (select "id" from "units" where "parentId" is null), '2026-01-01', gen_random_uuid(), gen_random_uuid(), now() from "accounts" a where a."name" = $1`,
      [name, role],
    )
  const clear = (name: string) =>
    pool.query(`delete from "grants" where "accountId" = (select "accountId" from "accounts" where "name" = $1)`, [name])
  const name = '治安督导'
  const actAs = async (role: Player['role']) => {
    await clear(name)
    await lend(name, role)
    return everyRole(name, role)
  }
  const proposed = await (await actAs('securityAdministrator')).send(
    'POST',
    '/api/grants',
    await wanted('周启航', 'unitHead', '柳河派出所'),
  )
  expect(proposed.status).toBe(200)
  const confirm = async (role: Player['role']) =>
    codeOf((await actAs(role)).send('POST', `/api/grants/${proposed.json.id}/confirmation`, { version: 1 }))
  expect(await confirm('politicalOfficeLeader')).toBe('403 proposedByOneself')
  expect(await confirm('systemAdministrator')).toBe('403 proposedByOneself')
  expect(
    await codeOf(
      (await actAs('securityAdministrator')).send('POST', '/api/grants', await wanted(name, 'unionRepresentative', null)),
    ),
  ).toBe('403 grantedToOneself')

  const personId = await one(`select "id" as x from "people" where "name" = '曹建伟'`, [])
  const opened = await (await actAs('auxiliaryOffice')).send('POST', '/api/account-openings', { personIds: [personId] })
  expect(opened.json).toEqual({ opened: 1, refused: [] })
  const accountId = await accountOf('曹建伟')
  expect(await codeOf((await actAs('systemAdministrator')).send('POST', `/api/accounts/${accountId}/issue`))).toBe(
    '403 openedByOneself',
  )
  expect(
    await codeOf((await actAs('systemAdministrator')).send('POST', '/api/account-issues', { accountIds: [accountId] })),
  ).toBe('403 openedByOneself')

  const clerkAccount = await accountOf('谢春燕')
  expect(await codeOf((await actAs('auxiliaryOffice')).send('POST', `/api/accounts/${clerkAccount}/reset-request`))).toBe('200')
  expect(await codeOf((await actAs('systemAdministrator')).send('POST', `/api/accounts/${clerkAccount}/reset`))).toBe(
    '403 askedByOneself',
  )
  await clear(name)
  await pool.query('update "accounts" set "resetAskedAt" = null, "resetAskedBy" = null where "accountId" = $1', [clerkAccount])
})

test('政治处领导没有了，就由系统管理员确认；管理员的最后一名收不掉、停不掉', async () => {
  const [proposer, administrator, leader] = [
    await app.signedIn(security),
    await app.signedIn(system),
    await app.signedIn(political),
  ]
  const proposed = await proposer.send('POST', '/api/grants', await wanted('孙立新', 'unitHead', '柳河派出所'))
  const path = `/api/grants/${proposed.json.id}/confirmation`
  expect(await codeOf(administrator.send('POST', path, { version: 1 }))).toBe('403 wrongConfirmer')
  const last = async (player: Player) =>
    codeOf(
      leader.send('POST', `/api/grants/${await grantOf(player.name, player.role)}/revocation`, { version: 1, reason: '试一试' }),
    )
  expect([await last(system), await last(security), await last(audit)]).toEqual(Array(3).fill('409 lastAdministrator'))
  const disable = async (name: string) =>
    codeOf(administrator.send('POST', `/api/accounts/${await accountOf(name)}/disabling`, { version: 1, reason: '试一试' }))
  expect(await disable('审计管理员')).toBe('409 lastAdministrator')
  expect(await disable('系统管理员')).toBe('403 ownAccount')
  const own = `/api/grants/${await grantOf('李文静', 'politicalOfficeLeader')}/revocation`
  expect(await codeOf(proposer.send('POST', own, { version: 1, reason: '调离' }))).toBe('200')
  expect(await codeOf(leader.get('/api/grants'))).toBe('401 signInRequired')
  expect(await codeOf(administrator.send('POST', path, { version: 1 }))).toBe('200')
  const back = await proposer.send('POST', '/api/grants', await wanted('李文静', 'politicalOfficeLeader', null))
  expect(await codeOf(administrator.send('POST', `/api/grants/${back.json.id}/confirmation`, { version: 1 }))).toBe('200')
  expect(await codeOf((await app.signedIn(political)).get('/api/grants'))).toBe('200')
})

test('管理员与业务身份互不相容，两份相容的提议也不能先后确认成相斥的', async () => {
  const proposer = await app.signedIn(security)
  const propose = async (name: string, role: string, unit: string | null) =>
    codeOf(proposer.send('POST', '/api/grants', await wanted(name, role, unit)))
  expect(await propose('系统管理员', 'unitClerk', '柳河派出所')).toBe('422 rolesExclude')
  expect(await propose('系统管理员', 'auditAdministrator', null)).toBe('422 rolesExclude')
  expect(await propose('谢春燕', 'auditAdministrator', null)).toBe('422 rolesExclude')
  expect(await propose('宋永康', 'auditAdministrator', null)).toBe('422 rolesExclude')
  expect(await propose('局工会', 'superior', null)).toBe('200')
  expect(await propose('局工会', 'superior', null)).toBe('422 sameGrant')
  expect(await propose('局工会', 'auditAdministrator', null)).toBe('422 rolesExclude')
})

test('要再输口令的事，没有再输就不办', async () => {
  const proposer = await app.signedIn(security)
  await app.services.pool.query(`update "sessions" set "steppedUpAt" = null where "role" = 'securityAdministrator'`)
  expect(await codeOf(proposer.send('POST', '/api/grants', await wanted('周启航', 'unitHead', '柳河派出所')))).toBe(
    '403 stepUpRequired',
  )
})

test('管理员看不到业务：单位、人员、开通名单都不给；选单位时只有名称', async () => {
  for (const player of [system, security, audit]) {
    const browser = await app.signedIn(player)
    for (const path of ['/api/units', '/api/unit-tree', '/api/account-openings'])
      expect(await codeOf(browser.get(path))).toBe('403 forbidden')
    const seen = await as(app.services, player, (ctx) =>
      ctx.db.selectFrom('people').where('kind', '=', 'auxiliary').select('id').execute(),
    )
    expect(seen).toEqual([])
  }
  const choices = await (await app.signedIn(security)).get('/api/grant-units')
  expect(choices.json.nodes).toHaveLength(41)
  expect(Object.keys(choices.json.nodes[0])).toEqual(['id', 'parentId', 'name'])
  expect(choices.json.confirmer).toBe('politicalOfficeLeader')
  expect(await codeOf((await app.signedIn(audit)).get('/api/accounts'))).toBe('403 forbidden')
})

test('内勤只看得到本单位的账号；外单位的账号和不存在的账号一样', async () => {
  const browser = await app.signedIn(clerk)
  const list = await browser.get('/api/accounts?limit=100')
  expect(new Set(list.json.rows.map((r: { unitName: string }) => r.unitName))).toEqual(new Set(['柳河派出所']))
  const other = await browser.get(`/api/accounts/${await accountOf('邵美琳')}`)
  const missing = await browser.get(`/api/accounts/${crypto.randomUUID()}`)
  expect([other.status, other.text]).toEqual([404, missing.text])
  expect(await codeOf(browser.send('POST', `/api/accounts/${await accountOf('邵美琳')}/reset-request`))).toBe('404 notFound')
})

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
  const writable = app.endpoints
    .filter((e) => e.method !== 'get' && JSON.stringify(e.body ?? {}).includes('"pin"'))
    .map((e) => e.path)
  expect(writable).toEqual(['/api/session/pin'])
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

test('按花名册开通：内勤为本所开通，系统管理员成批发放，开户条只能取一次，条上的口令能登录', async () => {
  const [asker, administrator] = [await app.signedIn(clerk), await app.signedIn(system)]
  const unitId = await unitOf('柳河派出所')
  const before = await asker.get('/api/account-openings?limit=1000')
  expect(before.json.total).toBeGreaterThan(40)
  expect(await codeOf(asker.send('POST', '/api/account-openings', { unitIds: [await unitOf('青桥派出所')] }))).toBe(
    '404 notFound',
  )
  expect(await codeOf(asker.send('POST', '/api/account-openings', { unitIds: [unitId], personIds: [unitId] }))).toBe(
    '422 invalid',
  )
  await app.services.pool.query(
    `insert into "accounts" ("bureauId", "accountId", "login", "name") select "bureauId", gen_random_uuid(), lower("number"), '占号' from "people" where "name" = '马玉兰'`,
  )
  await app.services.pool.query(`update "people" set "number" = null where "name" = '韩子轩'`)
  const opened = await asker.send('POST', '/api/account-openings', { unitIds: [unitId] })
  expect(opened.json.opened).toBe(before.json.total - 2)
  expect(opened.json.refused.map((r: { name: string; reason: string }) => [r.name, r.reason])).toEqual(
    expect.arrayContaining([
      ['马玉兰', 'loginTaken'],
      ['韩子轩', 'noNumber'],
    ]),
  )
  const again = await asker.send('POST', '/api/account-openings', { unitIds: [unitId] })
  expect(again.json.opened).toBe(0)

  const some = (await administrator.get('/api/accounts?state=pending&limit=3')).json.rows
  const queued = await administrator.send('POST', '/api/account-issues', { accountIds: some.map((r: { id: string }) => r.id) })
  const runner = startRunner(app.services, { [issueJob]: runIssue }, (who) => findActing(app.services, who))
  const stateOf = async () => (await administrator.get(`/api/jobs/${queued.json.jobId}`)).json
  await expect.poll(async () => (await stateOf()).state, { timeout: 25_000 }).toBe('done')
  await runner.stop()
  expect(JSON.stringify(await stateOf())).not.toMatch(/[2-9A-Z]{4}-[2-9A-Z]{4}/)
  expect(await codeOf((await app.signedIn(security)).send('POST', `/api/account-issues/${queued.json.jobId}/slips`))).toBe(
    '403 forbidden',
  )
  const slips = await Promise.all([1, 2].map(() => administrator.send('POST', `/api/account-issues/${queued.json.jobId}/slips`)))
  expect(slips.map((s) => s.status).sort()).toEqual([200, 404])
  expect(slips.find((s) => s.status === 200)?.text.slice(0, 5)).toBe('%PDF-')
  const { rows } = await app.services.pool.query(`select "isOneTime", "expiresAt" from "secrets" where "accountId" = any($1)`, [
    some.map((r: { id: string }) => r.id),
  ])
  expect(rows).toEqual(Array(3).fill({ isOneTime: true, expiresAt: new Date(app.services.clock().getTime() + 7 * 86_400_000) }))
  expect(await codeOf(administrator.send('POST', '/api/account-issues', { accountIds: [some[0].id] }))).toBe('409 nothingPending')
})

test('花名册以外的账号由系统管理员开，没有授权就什么也做不了', async () => {
  const administrator = await app.signedIn(system)
  const made = await administrator.send('POST', '/api/accounts', { login: 'xitong2', name: '系统管理员乙', unitId: null })
  expect(made.json).toMatchObject({ state: 'pending', hasPerson: false, abilities: { issue: true } })
  expect(await codeOf(administrator.send('POST', '/api/accounts', { login: 'xitong2', name: '又一个', unitId: null }))).toBe(
    '422 loginTaken',
  )
  const { json } = await administrator.send('POST', `/api/accounts/${made.json.id}/issue`)
  expect((await signIn('xitong2', json.secret)).json).toMatchObject({ code: 'noRole' })
})

test('人调了单位，账号跟着走；人离岗，账号停用', async () => {
  const { services } = app
  const personId = await one(`select "id" as x from "people" where "name" = '宋永康'`, [])
  const after = await as(services, office, async (ctx) => {
    const unit = await ctx.db
      .selectFrom('units')
      .where('name', '=', '青桥派出所')
      .select(['id', 'unitSortKey'])
      .executeTakeFirstOrThrow()
    await ctx.tx
      .updateTable('people')
      .set({ unitId: unit.id, unitSortKey: unit.unitSortKey, separatedOn: ctx.today })
      .where('id', '=', personId)
      .execute()
    await followPeople(ctx, [personId])
    return ctx.db.selectFrom('accounts').where('personId', '=', personId).select(['unitName', 'state']).executeTakeFirst()
  })
  expect(after).toEqual({ unitName: '青桥派出所', state: 'disabled' })
})

test('账号表导出：没有口令，只有系统管理员', async () => {
  const file = await (await app.signedIn(system)).get('/api/accounts/export?state=open')
  expect([file.status, file.text.slice(0, 2)]).toEqual([200, 'PK'])
  expect(await codeOf((await app.signedIn(clerk)).get('/api/accounts/export'))).toBe('403 forbidden')
})

test('翻页不漏不重', async () => {
  const administrator = await app.signedIn(system)
  for (const sort of ['order', 'login', '-login']) {
    const seen: string[] = []
    let cursor = ''
    do {
      const { json } = await administrator.get(`/api/accounts?limit=7&sort=${sort}${cursor ? `&cursor=${cursor}` : ''}`)
      seen.push(...json.rows.map((r: { id: string }) => r.id))
      cursor = json.nextCursor ?? ''
    } while (cursor)
    const { json } = await administrator.get('/api/accounts?limit=1')
    expect([seen.length, new Set(seen).size]).toEqual([json.total, json.total])
  }
})
