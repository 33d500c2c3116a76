import { expect, test } from 'vitest'
import { startRunner } from '../../../platform/jobs/runner.ts'
import { findActing } from '../../../server/session.ts'
import { type Browser, useApp } from '../../../tests/harness/app.ts'
import { as, clerk, office, type Player } from '../../../tests/harness/database.ts'
import { followPeople } from '../public.ts'
import { issueJob, runIssue } from './issue-accounts.ts'

const app = useApp()
const system: Player = { name: '系统管理员', role: 'systemAdministrator' }
const security: Player = { name: '安全管理员', role: 'securityAdministrator' }
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
const unitOf = (name: string) => one('select "id" as x from "units" where "name" = $1', [name])
const codeOf = async (answer: ReturnType<Browser['send']>) => {
  const { status, json } = await answer
  return `${status} ${json?.code ?? ''}`.trim()
}

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
  expect(JSON.stringify(await stateOf())).not.toMatch(/\b[2-9A-Z]{4}-[2-9A-Z]{4}\b(?!-)/)
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
