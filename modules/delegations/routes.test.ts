import { beforeEach, expect, test } from 'vitest'
import { useApp } from '../../tests/harness/app.ts'
import { as, clerk, office, type Player, unitHead, zhouQihang } from '../../tests/harness/database.ts'
import { hazardDesk } from '../../tests/harness/hazard-desk.ts'
import { canConfirm as mayReport } from '../weekly-reports/policy.ts'

const app = useApp()
const desk = hazardDesk(app)
const inCharge = { name: '孙立新', role: 'leaderInCharge' } as const
const political = { name: '李文静', role: 'politicalOfficeLeader' } as const
const one = async <T>(sql: string, values: unknown[] = []) => (await app.services.pool.query(sql, values)).rows[0] as T
const accountOf = async (name: string) =>
  (await one<{ id: string }>('select "accountId" as id from "accounts" where "name" = $1', [name])).id
const term = async (to: string, more: object = {}) => ({
  toId: await accountOf(to),
  fromOn: '2026-11-23',
  toOn: '2026-11-27',
  reason: '参加县里培训',
  ...more,
})
/** 郭立军 lends his role; the taker's browser acts under it. */
const lent = async (to: Player = inCharge, from: Player = unitHead) => {
  const head = await app.signedIn(from)
  const made = await head.send('POST', '/api/delegations', await term(to.name))
  const taker = await app.signedIn(to)
  const switched = await taker.send('POST', '/api/session/role', { role: from.role, delegationId: made.json.id })
  return { head, taker, made, switched, version: made.json.version as number, id: made.json.id as string }
}
const acting = (player: Player) => as(app.services, player, async ({ actor }) => actor)
beforeEach(() => app.services.pool.query('delete from "delegations"'))

test('郭立军去培训，把主要领导委托给孙立新：孙立新的身份里多出“代郭立军”，待办里告知；用了它管的还是柳河', async () => {
  const { taker, made, switched, head } = await lent()
  expect(made.json).toMatchObject({ from: '郭立军', to: '孙立新', role: 'unitHead', reachText: '柳河派出所', state: 'inForce' })
  expect(switched.json).toMatchObject({
    account: { name: '孙立新' },
    role: 'unitHead',
    delegation: { name: '郭立军', label: '主要领导', toOn: '2026-11-27', isOver: false },
  })
  expect((await head.get('/api/session')).json.lentOut).toMatchObject({ name: '孙立新' })
  const { rows } = (await taker.get('/api/units')).json
  expect(rows.map((u: { name: string }) => u.name)).toContain('柳河派出所')
  const own = await app.signedIn(inCharge)
  expect((await own.get('/api/session')).json.roles).toContainEqual({
    role: 'unitHead',
    label: '代郭立军 主要领导',
    scopeText: '柳河派出所，至11月27日',
    delegationId: made.json.id,
  })
  expect((await own.get('/api/todos')).json.rows).toContainEqual(
    expect.objectContaining({ kind: '受托代办', title: '郭立军委托您代行“主要领导”（柳河派出所）' }),
  )
  const seen = await own.send('POST', `/api/delegations/${made.json.id}/acknowledgement`, { version: 1 })
  expect(seen.json.acknowledgedAt).not.toBeNull()
  expect(JSON.stringify((await own.get('/api/todos')).json.rows)).not.toContain('受托代办')
})

test('代办的每件事留痕写“孙立新（代郭立军）”；郭立军在委托里看得到，签名、签收、密封的卷、账号、规则、再委托一概不能代办', async () => {
  const { taker, id, head } = await lent()
  await desk.find(taker)
  expect(
    await one(`select "actorName", "role", "accountId" from "events" where "verb" = 'hazard.found' order by "seq" desc limit 1`),
  ).toEqual({
    actorName: '孙立新（代郭立军）',
    role: 'unitHead',
    accountId: await accountOf('孙立新'),
  })
  const { acts, actsTotal } = (await head.get(`/api/delegations/${id}`)).json
  expect({ acts: acts.map((a: { verb: string }) => a.verb), actsTotal }).toEqual({ acts: ['发现隐患'], actsTotal: 1 })
  const any = '00000000-0000-4000-8000-000000000000'
  const refused: [string, string][] = [
    ['POST', `/api/me/signing-requests/${any}/signature`],
    ['POST', `/api/letters/${any}/acknowledgement`],
    ['POST', '/api/letters'],
    ['POST', '/api/signing-rounds'],
    ['POST', `/api/supervision-slips/${any}/receipt`],
    ['POST', '/api/proceedings'],
    ['GET', '/api/proceedings'],
    ['GET', '/api/concerns'],
    ['GET', '/api/accountability-triggers'],
    ['POST', '/api/session/pin'],
    ['PATCH', `/api/posts/${any}`],
    ['POST', '/api/delegations'],
    ['GET', '/api/delegations'],
  ]
  for (const [method, path] of refused) {
    const answer = method === 'GET' ? await taker.get(path) : await taker.send(method, path, { version: 1 })
    expect([path, answer.status, ['notDelegable', 'forbidden'].includes(answer.json.code)]).toEqual([path, 403, true])
  }
  const signing = await taker.send('POST', `/api/me/signing-requests/${any}/signature`)
  expect(signing.json.code).toBe('notDelegable')
})

test('谢春燕代孙立新确认周启航的整改；自己交的佐证、自己送审的周报，代了领导也不能自己确认', async () => {
  const { taker } = await lent(clerk, inCharge)
  const submitted = await desk.submitted()
  const confirmed = await taker.send('POST', `/api/hazards/${submitted.id}/confirmation`, {
    version: submitted.version,
    note: '',
  })
  expect(confirmed.json).toMatchObject({ state: 'confirmed' })
  const own = await desk.submitted()
  await app.services.pool.query('update "hazards" set "submittedBy" = $1, "submittedByPerson" = null where "id" = $2', [
    await accountOf('谢春燕'),
    own.id,
  ])
  const refused = await taker.send('POST', `/api/hazards/${own.id}/confirmation`, { version: own.version, note: '' })
  expect(refused.status).toBe(403)

  const weekly = {
    ...(await acting(clerk)),
    role: 'unitHead' as const,
    onBehalfOf: { delegationId: '', accountId: 'x', personId: null },
  }
  expect(mayReport(weekly, { preparedBy: weekly.accountId })).toBe(false)
  expect(mayReport(weekly, { preparedBy: 'another' })).toBe(true)
})

test('郭立军提前回来，当天结束委托：开着的页面得到一句明白话，只能换回自己的身份；办过的都在，郭立军看得到', async () => {
  const { head, taker, id, version } = await lent()
  const hazard = await desk.find(taker)
  const ended = await head.send('POST', `/api/delegations/${id}/ending`, { version, reason: null })
  expect(ended.json).toMatchObject({ state: 'over', ended: { by: '郭立军', reason: null } })
  const refused = await taker.send('POST', `/api/hazards/${hazard.id}/measures`, { version: hazard.version })
  expect([refused.status, refused.json.code, refused.json.detail]).toEqual([
    403,
    'delegationOver',
    '委托已经结束，这件事没有办理。代办期间办好的都留着；请在右上角换回自己的身份。',
  ])
  expect((await taker.get('/api/hazards')).json.code).toBe('delegationOver')
  expect((await taker.get('/api/session')).json).toMatchObject({ delegation: { isOver: true } })
  const again = { role: 'unitHead', delegationId: id }
  expect((await taker.send('POST', '/api/session/role', again)).status).toBe(403)
  expect((await taker.send('POST', '/api/session/role', { role: 'leaderInCharge' })).json).toMatchObject({ delegation: null })
  expect((await taker.get(`/api/hazards/${hazard.id}`)).json.id).toBe(hazard.id)
  expect((await head.get(`/api/delegations/${id}`)).json.acts).toMatchObject([{ verb: '发现隐患' }])
  expect((await head.send('POST', `/api/delegations/${id}/ending`, { version, reason: null })).status).toBe(409)
})

test('结束的当口还在办的一件先办完，结束等它；晚一步到的不再办', async () => {
  const { head, taker, id, version } = await lent()
  const client = await app.services.pool.connect()
  await client.query('begin')
  await client.query('select pg_advisory_xact_lock_shared(hashtextextended($1, 11))', [id])
  let isEnded = false
  const ending = head.send('POST', `/api/delegations/${id}/ending`, { version, reason: null }).then((answer) => {
    isEnded = true
    return answer
  })
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(isEnded).toBe(false)
  await client.query('commit')
  client.release()
  expect((await ending).status).toBe(200)
  expect((await taker.get('/api/todos')).json.code).toBe('delegationOver')
})

test('到北京时间二十四时自己结束；没到日子的还没有这个身份', async () => {
  const { taker, id } = await lent()
  await app.services.pool.query(`update "delegations" set "fromOn" = '2026-11-20', "toOn" = '2026-11-22' where "id" = $1`, [id])
  expect((await taker.get('/api/todos')).json.code).toBe('delegationOver')
  await app.services.pool.query(`update "delegations" set "fromOn" = '2026-11-24', "toOn" = '2026-11-25' where "id" = $1`, [id])
  expect((await taker.get('/api/todos')).json.code).toBe('delegationOver')
  await app.services.pool.query(`update "delegations" set "fromOn" = '2026-11-23', "toOn" = '2026-11-23' where "id" = $1`, [id])
  expect((await taker.get('/api/todos')).status).toBe(200)
})

test('受托人离开、停用账号，委托人失去身份：都不再代办', async () => {
  const { taker } = await lent()
  const loses = async (change: string, back: string) => {
    await app.services.pool.query(change)
    const answer = (await taker.get('/api/todos')).json.code
    await app.services.pool.query(back)
    return answer
  }
  const grant = `update "grants" set "revokedAt" = V where "role" = 'unitHead' and "accountId" = (select "accountId" from "accounts" where "name" = '郭立军')`
  expect(await loses(grant.replace('V', 'now()'), grant.replace('V', 'null'))).toBe('delegationOver')
  const person = `update "people" set "separatedOn" = V where "name" = '孙立新'`
  expect(await loses(person.replace('V', `'2026-11-22'`), person.replace('V', 'null'))).toBe('delegationOver')
  const giver = `update "accounts" set "state" = 'V' where "name" = '郭立军'`
  expect(await loses(giver.replace('V', 'disabled'), giver.replace('V', 'open'))).toBe('delegationOver')
  const account = `update "accounts" set "state" = 'V' where "name" = '孙立新'`
  expect(await loses(account.replace('V', 'disabled'), account.replace('V', 'open'))).toBe('signInRequired')
})

test('不能委托给自己、辅警、别的单位、管理员；同一身份日子不能重叠；起止要说得通', async () => {
  const head = await app.signedIn(unitHead)
  const ask = async (to: string, more: object = {}) =>
    (await head.send('POST', '/api/delegations', await term(to, more))).json.code
  for (const name of ['郭立军', '宋永康', '系统管理员', '局工会', '邵美琳'])
    expect([name, await ask(name)]).toEqual([name, 'unsuitableTaker'])
  expect(await ask('孙立新', { fromOn: '2026-11-22' })).toBe('tooEarly')
  expect(await ask('孙立新', { toOn: '2026-11-22' })).toBe('endsBeforeStart')
  expect(await ask('孙立新', { toOn: '2027-03-01' })).toBe('tooLong')
  expect(await ask('孙立新')).toBeUndefined()
  expect(await ask('谢春燕', { fromOn: '2026-11-27', toOn: '2026-11-30' })).toBe('overlaps')
  const takers = (await head.get('/api/delegation-candidates')).json.rows.map((t: { name: string }) => t.name)
  expect(takers).toEqual(expect.arrayContaining(['孙立新', '谢春燕', '冯家乐', zhouQihang.name]))
  expect(takers).not.toContain('郭立军')
})

test('郭立军病了，何俊杰替他委托给孙立新，写明事由；不能替政治处领导委托，不能委托给自己；孙立新不便，写明原因退回', async () => {
  const desk = await app.signedIn(office)
  const [from, to] = [await accountOf('郭立军'), await accountOf('孙立新')]
  const given = { ...(await term('孙立新')), fromId: from, role: 'unitHead', reason: '因病住院' }
  expect((await desk.get('/api/delegation-holders?q=郭立军')).json.rows).toMatchObject([
    { id: from, role: 'unitHead', unitName: '柳河派出所' },
  ])
  expect((await desk.get(`/api/delegation-candidates?fromId=${from}&role=unitHead`)).json.rows).toContainEqual(
    expect.objectContaining({ id: to, name: '孙立新' }),
  )
  const leader = { ...given, fromId: await accountOf('李文静'), role: 'politicalOfficeLeader' }
  expect((await desk.send('POST', '/api/delegations/for-absent', leader)).status).toBe(422)
  const toSelf = { ...given, toId: await accountOf('何俊杰') }
  expect((await desk.send('POST', '/api/delegations/for-absent', toSelf)).json.code).toBe('unsuitableTaker')
  expect((await (await app.signedIn(political)).send('POST', '/api/delegations/for-absent', given)).status).toBe(403)
  const made = await desk.send('POST', '/api/delegations/for-absent', given)
  expect(made.json).toMatchObject({ from: '郭立军', to: '孙立新', madeBy: '何俊杰', isForAbsent: true })
  const taker = await app.signedIn(inCharge)
  const back = (reason: string | null) => taker.send('POST', `/api/delegations/${made.json.id}/ending`, { version: 1, reason })
  expect((await back(null)).json.code).toBe('reasonMissing')
  expect((await back('同期出差')).json.ended).toMatchObject({ by: '孙立新', reason: '同期出差' })
  const stranger = await app.signedIn(clerk)
  expect((await stranger.get(`/api/delegations/${made.json.id}`)).status).toBe(404)
  expect((await stranger.get('/api/delegations')).json.total).toBe(0)
})
