import { expect, test } from 'vitest'
import { useApp } from '../../tests/harness/app.ts'
import { clerk, office, zhouQihang } from '../../tests/harness/database.ts'

const app = useApp()
const leader = { name: '李文静', role: 'politicalOfficeLeader' } as const
const otherClerk = { name: '邵美琳', role: 'unitClerk' } as const
const one = async (text: string, values: unknown[] = []): Promise<string> =>
  String(Object.values((await app.services.pool.query(text, values)).rows[0] ?? {})[0])
const officer = (name: string) => one(`select "id" from "people" where "name" = $1 and "kind" = 'officer'`, [name])
const unit = (name: string) => one('select "id" from "units" where "name" = $1', [name])

/** A meeting whose approved minutes give the tasks. */
async function decided(...tasks: { text: string; unitId: string; ownerId?: string; dueOn?: string }[]) {
  const desk = await app.signedIn(office)
  const founding = { name: '专班', reference: '明公通〔2026〕7号', foundedOn: '2026-09-01' }
  const force = (await desk.send('POST', '/api/task-forces', founding)).json.id
  const arranged = { meetingOn: '2026-11-20', place: '会议室', chairId: await officer('李文静'), unitIds: [await unit('政治处')] }
  const { id } = (await desk.send('POST', '/api/consultations', { taskForceId: force, ...arranged })).json
  await desk.send('POST', `/api/consultations/${id}/holding`, { version: 1, absences: [] })
  const minutes = { version: 2, points: [], level: 'general', reasons: '总体平稳。' }
  let { version } = (await desk.send('PATCH', `/api/consultations/${id}/minutes`, minutes)).json
  for (const task of tasks) {
    const body = { version: version++, pointId: null, hazardId: null, ownerId: null, dueOn: '2026-12-10', ...task }
    expect((await desk.send('POST', `/api/consultations/${id}/decisions`, body)).status).toBe(200)
  }
  const approved = await (await app.signedIn(leader)).send('POST', `/api/consultations/${id}/approval`, { version })
  expect(approved.status).toBe(200)
  return { desk, id }
}
const rowsOf = async (browser: { get(path: string): Promise<{ json: { rows: Record<string, unknown>[] } }> }, filters = '') =>
  (await browser.get(`/api/consultation-decisions${filters}`)).json.rows

test('任务进承办单位的待办，单位报办完，辅警办核验；退回的写明理由再办', async () => {
  const { desk } = await decided({ text: '清点数字证书', unitId: await unit('柳河派出所') })
  const browser = await app.signedIn(clerk)
  expect((await browser.get('/api/todos')).text).toContain('会商决定：清点数字证书')
  const [row] = await rowsOf(browser)
  const path = `/api/consultation-decisions/${row?.id}`
  expect(row).toMatchObject({ standing: 'open', abilities: { do: true, verify: false }, light: 'before' })
  const done = await browser.send('POST', `${path}/completion`, { version: row?.version, note: '已清点 12 个，收回 2 个。' })
  expect(done.json).toMatchObject({ standing: 'done', doneByName: '谢春燕' })
  expect((await browser.send('POST', `${path}/verification`, { version: done.json.version })).status).toBe(403)
  expect((await desk.get('/api/todos')).text).toContain('柳河派出所报办完')
  const returned = await desk.send('POST', `${path}/return`, { version: done.json.version, reason: '缺收回记录。' })
  expect(returned.json).toMatchObject({ standing: 'open', returnReason: '缺收回记录。' })
  expect((await browser.get('/api/todos')).text).toContain('办公室退回：缺收回记录。')
  const again = await browser.send('POST', `${path}/completion`, { version: returned.json.version, note: '收回记录已补。' })
  const stale = await desk.send('POST', `${path}/verification`, { version: 1 })
  expect(stale.json.code).toBe('stale')
  const verified = await desk.send('POST', `${path}/verification`, { version: again.json.version })
  expect(verified.json).toMatchObject({ standing: 'verified', verifiedByName: '何俊杰' })
  expect((await desk.send('POST', `${path}/return`, { version: verified.json.version, reason: '再看' })).json.code).toBe(
    'wrongState',
  )
})

test('辅警办自己报办完的，自己不能核验', async () => {
  const { desk, id } = await decided({ text: '汇总培训计划', unitId: await unit('政治处') })
  const row = (await rowsOf(desk)).find((d) => (d.consultation as { id: string }).id === id)
  const path = `/api/consultation-decisions/${row?.id}`
  const done = await desk.send('POST', `${path}/completion`, { version: row?.version, note: '已汇总。' })
  const verifying = await desk.send('POST', `${path}/verification`, { version: done.json.version })
  expect([verifying.status, verifying.json.detail]).toEqual([403, '自己报办完的，要由办公室的另一个人核验。'])
})

test('指名的民警看得到自己的任务、能报办完；外单位看不见也办不了', async () => {
  await decided(
    { text: '带队夜查一次', unitId: await unit('柳河派出所'), ownerId: await officer('周启航') },
    { text: '整理台账一次', unitId: await unit('柳河派出所') },
  )
  const zhou = await app.signedIn(zhouQihang)
  const mine = await rowsOf(zhou)
  expect(mine.map((d) => d.text)).toEqual(['带队夜查一次'])
  const stranger = await app.signedIn(otherClerk)
  expect(await rowsOf(stranger)).toEqual([])
  const body = { version: mine[0]?.version, note: '已带队夜查。' }
  expect((await stranger.send('POST', `/api/consultation-decisions/${mine[0]?.id}/completion`, body)).status).toBe(404)
  const done = await zhou.send('POST', `/api/consultation-decisions/${mine[0]?.id}/completion`, body)
  expect(done.json).toMatchObject({ standing: 'done', doneByName: '周启航' })
})

test('逾期的任务列得出、导得出，数在工作台上；拟的时候期限不能早于今天，没审定的撤得掉', async () => {
  const { desk, id } = await decided({ text: '补签责任书', unitId: await unit('柳河派出所') })
  await app.services.pool.query(`update "consultationDecisions" set "dueOn" = '2026-11-16' where "text" = '补签责任书'`)
  const late = await rowsOf(desk, '?standing=overdue&kind=task')
  expect(late).toMatchObject([{ text: '补签责任书', light: 'overdue' }])
  const file = await desk.get('/api/consultation-decisions/export?standing=overdue')
  expect([file.status, file.text.slice(0, 2)]).toEqual([200, 'PK'])
  expect((await desk.get('/api/front-page')).text).toContain('逾期的会商任务')
  const meeting = (await desk.get(`/api/consultations/${id}`)).json
  const chair = { meetingOn: '2026-11-22', place: '会议室', chairId: await officer('李文静'), unitIds: [await unit('政治处')] }
  const next = (await desk.send('POST', '/api/consultations', { taskForceId: meeting.taskForce.id, ...chair })).json
  await desk.send('POST', `/api/consultations/${next.id}/holding`, { version: 1, absences: [] })
  const draft = { version: 2, text: '再查一遍', pointId: null, hazardId: null, unitId: await unit('柳河派出所'), ownerId: null }
  const early = await desk.send('POST', `/api/consultations/${next.id}/decisions`, { ...draft, dueOn: '2026-11-01' })
  expect([early.status, early.json.detail]).toEqual([422, '期限不能早于今天。'])
  const made = await desk.send('POST', `/api/consultations/${next.id}/decisions`, { ...draft, dueOn: '2026-12-01' })
  const removed = await desk.send('POST', `/api/consultation-decisions/${made.json.id}/removal`, { version: 1 })
  expect(removed.status).toBe(200)
  expect((await desk.get(`/api/consultations/${next.id}`)).json.decided).toEqual([])
})
