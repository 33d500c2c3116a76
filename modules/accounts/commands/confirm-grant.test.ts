import { expect, test } from 'vitest'
import { type Browser, useApp } from '../../../tests/harness/app.ts'
import { type Player, songYongkang } from '../../../tests/harness/database.ts'

const app = useApp()
const system: Player = { name: '系统管理员', role: 'systemAdministrator' }
const security: Player = { name: '安全管理员', role: 'securityAdministrator' }
const audit: Player = { name: '审计管理员', role: 'auditAdministrator' }
const political: Player = { name: '李文静', role: 'politicalOfficeLeader' }
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
