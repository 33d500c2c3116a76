import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { type Answer, useApp } from '../../tests/harness/app.ts'
import { office, songYongkang, unitHead } from '../../tests/harness/database.ts'
import { addOfficeAccount } from '../../tests/harness/office-account.ts'

const app = useApp()
const politicalLeader = { name: '李文静', role: 'politicalOfficeLeader' } as const
/** A second account of the office. */
const colleague = { name: '辅警办二号', role: 'auxiliaryOffice' } as const

beforeAll(() => addOfficeAccount(app.services, colleague.name, 'office.two'))

const words = '夜班连续排了七天，没有调休。'
const concern = { kind: 'concern', category: 'dutiesAndHours', about: [] as string[], aboutName: null, text: words }
const raise = async (more: object = {}, player: Parameters<typeof app.signedIn>[0] = songYongkang) => {
  const raiser = await app.signedIn(player)
  const raised = await raiser.send('POST', '/api/me/concerns', { ...concern, way: 'named', ...more })
  expect(raised).toMatchObject({ status: 200 })
  return { raiser, raised: raised.json }
}
const open = async (path: string, body: object, key: string = randomUUID()): Promise<Answer> => {
  const headers = {
    host: 'localhost',
    origin: 'http://localhost',
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
    'idempotency-key': key,
  }
  const response = await app.hono.request(path, { method: 'POST', headers, body: JSON.stringify(body) })
  const text = await response.text()
  return { status: response.status, text, json: JSON.parse(text), bytes: new Uint8Array() }
}

test('实名：交本单位主要领导，告知收到、留言、书面答复，本人办结并说有没有帮助', async () => {
  const { raiser, raised } = await raise()
  expect(raised).toMatchObject({ state: 'raised', handlers: [{ name: '郭立军', role: 'unitHead' }] })
  const head = await app.signedIn(unitHead)
  const seen = (await head.get(`/api/concerns/${raised.id}`)).json
  expect(seen).toMatchObject({ raiser: '宋永康，柳河派出所', texts: [{ act: 'raised', text: words }] })
  const received = await head.send('POST', `/api/concerns/${raised.id}/acknowledgement`, { version: seen.version })
  expect(received.json).toMatchObject({ state: 'acknowledged', abilities: { acknowledge: false, answer: true } })
  const noted = await head.send('POST', `/api/concerns/${raised.id}/messages`, {
    version: received.json.version,
    text: '正在查排班表。',
  })
  await raiser.send('POST', `/api/me/concerns/${raised.id}/words`, { text: '排班表在内勤处。' })
  const answered = await head.send('POST', `/api/concerns/${raised.id}/answer`, {
    version: noted.json.version,
    text: '本周补休两天，排班已改。',
  })
  expect(answered.json).toMatchObject({ state: 'answered' })
  const early = await raiser.send('POST', `/api/me/concerns/${raised.id}/closure`, { helped: 'helped' })
  expect(early.json).toMatchObject({ state: 'closed', helped: 'helped' })
  const { json } = await raiser.get(`/api/me/concerns/${raised.id}`)
  expect(json.texts.map((t: { act: string }) => t.act)).toEqual([
    'raised',
    'acknowledged',
    'messageWritten',
    'wordAdded',
    'answered',
    'closed',
  ])
})

test('匿名：不登录，给查询码；凭码看答复、补充、再次提出、办结；别的码打不开，答复和没有一样', async () => {
  const key = randomUUID()
  const first = await open('/api/anonymous-concerns', concern, key)
  expect(first).toMatchObject({ status: 200 })
  const { token } = first.json
  expect(token.replaceAll('-', '')).toMatch(/^[0-9A-F]{32}$/)
  const again = await open('/api/anonymous-concerns', concern, key)
  expect(again.json.concern.id).toBe(first.json.concern.id)
  const { id } = first.json.concern
  const desk = await app.signedIn(office)
  const seen = (await desk.get(`/api/concerns/${id}`)).json
  expect(seen).toMatchObject({ way: 'anonymous', raiser: null })
  await desk.send('POST', `/api/concerns/${id}/answer`, { version: seen.version, text: '已经核实并改正。' })
  const read = await open('/api/anonymous-concerns/reading', { token: token.toLowerCase().replaceAll('-', ' ') })
  expect(read.json).toMatchObject({ state: 'answered' })
  expect(read.json.texts[1]).toMatchObject({ act: 'answered', text: '已经核实并改正。' })
  expect(await open('/api/anonymous-concerns/words', { token, text: '谢谢。' })).toMatchObject({ status: 200 })
  const back = await open('/api/anonymous-concerns/reopening', { token, reason: '这周又排了七天。' })
  expect(back.json).toMatchObject({ state: 'reopened', reopenings: 1 })
  expect(await open('/api/anonymous-concerns/closure', { token, helped: 'partly' })).toMatchObject({ status: 409 })
  const other = await open('/api/anonymous-concerns/reading', { token: token.replace(/^./, token.startsWith('0') ? '1' : '0') })
  expect(other).toMatchObject({ status: 404, json: { code: 'notFound' } })
  const dump = await app.services.pool.query<{ row: string }>(
    'select t::text as row from "sealedAccess" t union all select t::text from "concerns" t',
  )
  expect(dump.rows.filter((r) => r.row.includes(token))).toEqual([])
  const events = await app.services.pool.query(
    `select 1 from "events" e join "eventSubjects" s on s."eventId" = e."id" where s."subjectId" = $1 and e."verb" in ('concern.raised', 'concern.wordAdded', 'concern.reopened') and (e."accountId" is not null or e."address" <> '' or e."personId" is not null)`,
    [id],
  )
  expect(events.rowCount).toBe(0)
})

test('反映本单位领导：绕开他，交上一级；反映辅警办，交政治处；点名的人拿不到，提的人自己也不办', async () => {
  const ofHead = await raise({ about: ['unitHead'] })
  expect(ofHead.raised.handlers).toEqual([{ name: '冯家乐', role: 'bureauLeader' }])
  const byName = await raise({ aboutName: ' 郭立军 ' })
  expect(byName.raised.handlers).toEqual([{ name: '冯家乐', role: 'bureauLeader' }])
  const ofDeputy = await raise({ aboutName: '孙立新' })
  expect(ofDeputy.raised.handlers).toEqual([{ name: '冯家乐', role: 'bureauLeader' }])
  expect(await (await app.signedIn(unitHead)).get(`/api/concerns/${ofHead.raised.id}`)).toMatchObject({ status: 404 })
  const ofOffice = await raise({ about: ['auxiliaryOffice'] })
  expect(ofOffice.raised.handlers).toEqual([{ name: '李文静', role: 'politicalOfficeLeader' }])
  const ofOne = await raise({ way: 'confidential', aboutName: '何俊杰' })
  expect(ofOne.raised.handlers).toEqual([{ name: colleague.name, role: 'auxiliaryOffice' }])
  expect(await (await app.signedIn(office)).get(`/api/concerns/${ofOne.raised.id}`)).toMatchObject({ status: 404 })
  const own = await raise({ way: 'confidential' }, office)
  expect(own.raised.handlers).toEqual([{ name: colleague.name, role: 'auxiliaryOffice' }])
  const preview = await (await app.signedIn(songYongkang)).send('POST', '/api/me/concern-route', {
    way: 'named',
    kind: 'concern',
    about: ['unitHead', 'overseeingBureauLeader'],
    aboutName: null,
  })
  expect(preview.json.handlers.map((h: { role: string }) => h.role)).toEqual(['auxiliaryOffice', 'auxiliaryOffice'])
})

test('再次提出：期限重新起算，辅警办和政治处也看得到；转办以后，原来的人不再看得到', async () => {
  const { raiser, raised } = await raise()
  const head = await app.signedIn(unitHead)
  expect(await raiser.send('POST', `/api/me/concerns/${raised.id}/reopening`, { reason: '还没有答复' })).toMatchObject({
    status: 409,
  })
  await head.send('POST', `/api/concerns/${raised.id}/answer`, { version: 1, text: '排班符合规定。' })
  const back = await raiser.send('POST', `/api/me/concerns/${raised.id}/reopening`, { reason: '规定的是六天。' })
  expect(back.json).toMatchObject({ state: 'reopened', reopenings: 1 })
  const leader = await app.signedIn(politicalLeader)
  const desk = await app.signedIn(office)
  expect(await leader.get(`/api/concerns/${raised.id}`)).toMatchObject({ status: 200 })
  const seen = (await desk.get(`/api/concerns/${raised.id}`)).json
  const [to] = seen.candidates
  const handed = await desk.send('POST', `/api/concerns/${raised.id}/handover`, {
    version: seen.version,
    toAccountId: to.accountId,
    reason: '由他一直管排班',
  })
  expect(handed).toMatchObject({ status: 200 })
  expect(await desk.get(`/api/concerns/${raised.id}`)).toMatchObject({ status: 404 })
  expect(await (await app.signedIn(colleague)).get(`/api/concerns/${raised.id}`)).toMatchObject({ status: 200 })
  expect(await leader.send('POST', `/api/concerns/${raised.id}/answer`, { version: 2, text: '改' })).toMatchObject({
    status: 422,
  })
  expect(await leader.send('POST', `/api/concerns/${raised.id}/answer`, { version: 2, text: '改为六天。' })).toMatchObject({
    status: 409,
  })
})

test('超职责指令：直接到辅警办，列为下令单位的隐患，隐患不通回反映；反映人看得到办到哪一步', async () => {
  const { raiser, raised } = await raise({ kind: 'overreach', way: 'named', text: '让我一个人去开罚单。' })
  expect(raised.handlers.map((h: { role: string }) => h.role)).toEqual(['auxiliaryOffice', 'auxiliaryOffice'])
  const desk = await app.signedIn(office)
  const { rows } = await app.services.pool.query<{ id: string }>(`select "id" from "units" where "name" = '柳河派出所'`)
  const hazard = { unitId: rows[0]?.id, title: '安排辅警单独执法', description: '排查发现有安排辅警单独处理的情形。' }
  const opened = await desk.send('POST', `/api/concerns/${raised.id}/hazard`, { version: 1, ...hazard })
  expect(opened).toMatchObject({ status: 200, json: { hazardState: 'found', abilities: { openHazard: false } } })
  expect((await raiser.get(`/api/me/concerns/${raised.id}`)).json.hazardState).toBe('found')
  const kept = await app.services.pool.query(`select "source", "sourceId" from "hazards" where "title" = $1`, [hazard.title])
  expect(kept.rows).toEqual([{ source: 'overreachReport', sourceId: null }])
  const again = await desk.send('POST', `/api/concerns/${raised.id}/hazard`, { version: 2, ...hazard })
  expect(again).toMatchObject({ status: 409, json: { code: 'hazardOpen' } })
  const plain = (await raise({ way: 'confidential' })).raised
  const refused = await desk.send('POST', `/api/concerns/${plain.id}/hazard`, { version: 1, ...hazard })
  expect(refused).toMatchObject({ status: 409, json: { code: 'notOverreach' } })
})

test('同一台电脑提交得太密，等一小时；不记地址', async () => {
  const statuses: number[] = []
  for (let i = 0; i < 22; i++) statuses.push((await open('/api/anonymous-concerns', concern)).status)
  expect(statuses.at(-1)).toBe(429)
})

test('逾期：承办人的待办里排在前面；政治处领导只知道有几件，看不到哪一件；反映的是他，他连几件也不知道', async () => {
  const first = (await raise({ way: 'confidential' })).raised
  const second = (await raise({ way: 'confidential', aboutName: '李文静' })).raised
  const leader = await app.signedIn(politicalLeader)
  const titles = async () => (await leader.get('/api/todos')).json.rows.map((r: { title: string }) => r.title).join('；')
  expect(await titles()).not.toContain('逾期没有答复')
  const late = `update "concerns" set "receiptDueOn" = '2026-11-01', "answerDueOn" = '2026-11-02' where "id" = any($1)`
  await app.services.pool.query(late, [[first.id, second.id]])
  expect(await titles()).toContain('有 1 件诉求逾期没有答复')
  expect(await titles()).not.toContain(first.number)
  expect(await leader.get(`/api/concerns/${first.id}`)).toMatchObject({ status: 404 })
  const desk = await app.signedIn(office)
  const mine = (await desk.get('/api/todos')).json.rows.find((r: { title: string }) => r.title === `诉求 ${first.number}`)
  expect(mine).toMatchObject({ light: 'overdue', act: '告知收到' })
  const overdue = (await desk.get('/api/concerns?state=overdue')).json
  expect(overdue.total).toBe(2)
  expect(overdue.rows).toMatchObject([{ isReceiptLate: true, isOverdue: true }, { isReceiptLate: true }])
})
