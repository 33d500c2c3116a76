import { expect, test } from 'vitest'
import { useApp } from '../../tests/harness/app.ts'
import { clerk, office, unitHead } from '../../tests/harness/database.ts'
import { bureauLeader, closing, deputy, hazardDesk, politicalLeader } from '../../tests/harness/hazard-desk.ts'

const app = useApp()
const { one, unitId, as, todosOf, act, done, measures, evidence, finished, submitted } = hazardDesk(app)

test('责任人不能确认自己的；正职负责的，由分管局领导确认；交的人、确认的人不能核验', async () => {
  const byHead = await submitted('郭立军', unitHead)
  expect(byHead.confirmers).toMatchObject([{ name: '冯家乐', duty: 'overseeingBureauLeader', mayAct: true }])
  expect((await act(unitHead, byHead, 'confirmation', { note: '' })).status).toBe(403)
  expect((await act(deputy, byHead, 'confirmation', { note: '' })).status).toBe(403)
  const sure = await done(bureauLeader, byHead, 'confirmation', { note: '' })
  const { accountId } = await one<{ accountId: string }>(`select "accountId" from "accounts" where "name" = '何俊杰'`)
  await app.services.pool.query('update "hazards" set "submittedBy" = $2 where "id" = $1', [sure.id, accountId])
  expect((await act(office, sure, 'verification', closing)).status).toBe(403)
  expect((await act(politicalLeader, sure, 'verification', closing)).status).toBe(403)
  expect((await (await as(office)).get('/api/hazards?state=nobodyMayVerify')).json.rows).toMatchObject([{ id: sure.id }])
  expect((await (await as(office)).get(`/api/hazards/${sure.id}`)).json.nobodyMay).toBe('verify')
})

test('分管领导空缺，由再上一级确认；上面没有人，记在工作台上，不跳过', async () => {
  const sent = await submitted()
  const appointed = `update "unitAppointments" set "toOn" = $2 where "unitId" = $1 and "duty" = any($3) and "toOn" is null`
  const liuhe = await unitId()
  await app.services.pool.query(appointed, [liuhe, '2026-11-20', ['leaderInCharge']])
  const read = async () => (await (await as(office)).get(`/api/hazards/${sent.id}`)).json
  expect((await read()).confirmers).toMatchObject([{ name: '郭立军', duty: 'unitHead' }])
  expect(await todosOf(unitHead)).toContain(sent.title)
  await app.services.pool.query(appointed, [liuhe, '2026-11-20', ['unitHead', 'overseeingBureauLeader']])
  expect(await read()).toMatchObject({ confirmers: [], nobodyMay: 'confirm' })
  const waiting = (await (await as(office)).get('/api/hazards?state=nobodyMayConfirm')).json
  expect(waiting.rows.map((r: { id: string }) => r.id)).toContain(sent.id)
  expect((await act(deputy, sent, 'confirmation', { note: '' })).status).toBe(403)
  expect((await act(office, sent, 'verification', closing)).json.code).toBe('wrongState')
  const front = (await (await as(office)).get('/api/front-page')).text
  expect(front).toContain('hazardsNobodyMayConfirm')
  await app.services.pool.query(`update "unitAppointments" set "toOn" = null where "unitId" = $1 and "toOn" = '2026-11-20'`, [
    liuhe,
  ])
  expect(await done(deputy, sent, 'confirmation', { note: '' })).toMatchObject({ state: 'confirmed' })
})

test('责任人没有账号：内勤代交，责任人的上一级确认；有账号的，内勤不能代交', async () => {
  const { name } = await one<{ name: string }>(
    `select p."name" from "people" p where p."kind" = 'officer' and p."unitId" = $1 and not exists (select 1 from "accounts" a where a."personId" = p."id") and p."separatedOn" is null order by p."namePinyin" limit 1`,
    [await unitId()],
  )
  const sent = await submitted(name, clerk)
  expect(sent).toMatchObject({ state: 'evidenceSubmitted', owner: { name } })
  expect((await act(clerk, await finished(), 'evidence', await evidence(clerk))).status).toBe(403)
})

test('辅警办自己的隐患：政治处领导核验，辅警办不能；局里没有任命上一级，先记着等任命', async () => {
  const { id: root } = await one<{ id: string }>('select "id" from "units" where "parentId" is null')
  const browser = await as(office)
  const body = { unitId: root, category: 'other', subcategoryId: null, title: '台账柜钥匙没有专人管', description: '抽查发现。' }
  const { json: found } = await browser.send('POST', '/api/hazards', body)
  expect(found.isOffice).toBe(true)
  const { id: ownerId } = await one<{ id: string }>(
    `select p."id" from "people" p join "accounts" a on a."personId" = p."id" where a."name" = '何俊杰'`,
  )
  const changes = { ownerId, measures: [{ text: '定专人', ownerId, dueOn: null }] }
  const set = await done(office, found, 'measures', await measures('周启航', changes))
  const started = await done(office, set, 'start', { note: '' })
  const finishedOne = await done(office, started, 'finished-measure', { measureId: started.measureList[0].id, note: '已定' })
  const sent = await done(office, finishedOne, 'evidence', await evidence(office))
  expect(sent).toMatchObject({ nobodyMay: 'confirm', confirmers: [] })
  await app.services.pool.query(
    `insert into "unitAppointments" ("bureauId", "id", "unitId", "unitSortKey", "personId", "duty", "fromOn") select u."bureauId", gen_random_uuid(), u."id", u."unitSortKey", a."personId", 'overseeingBureauLeader', '2026-01-01' from "units" u, "accounts" a where u."id" = $1 and a."name" = '冯家乐'`,
    [root],
  )
  expect((await browser.get(`/api/hazards/${sent.id}`)).json).toMatchObject({
    nobodyMay: 'confirm',
    confirmers: [{ name: '冯家乐', mayAct: false }],
  })
  await app.services.pool.query(
    `update "grants" set "unitId" = $1 where "accountId" = (select "accountId" from "accounts" where "name" = '冯家乐')`,
    [root],
  )
  expect((await browser.get(`/api/hazards/${sent.id}`)).json.nobodyMay).toBeNull()
  const sure = await done(bureauLeader, sent, 'confirmation', { note: '' })
  expect((await act(office, sure, 'verification', closing)).status).toBe(403)
  expect(await todosOf(politicalLeader)).toContain(found.title)
  expect(await done(politicalLeader, sure, 'verification', closing)).toMatchObject({ state: 'closed' })
  await app.services.pool.query(
    `update "grants" set "unitId" = $1 where "accountId" = (select "accountId" from "accounts" where "name" = '冯家乐')`,
    [await unitId()],
  )
})
