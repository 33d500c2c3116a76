import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { type Answer, type Browser, useApp } from '../../tests/harness/app.ts'
import { clerk, office, songYongkang, unitHead } from '../../tests/harness/database.ts'

const app = useApp()
const politicalLeader = { name: '李文静', role: 'politicalOfficeLeader' } as const
const bureauLeader = { name: '冯家乐', role: 'bureauLeader' } as const
/** A second account of the office. */
const colleague = { name: '辅警办二号', role: 'auxiliaryOffice' } as const

beforeAll(async () => {
  const { pool } = app.services
  const accountId = randomUUID()
  await pool.query(
    `insert into "accounts" ("bureauId", "accountId", "login", "name", "state") select "bureauId", $1, 'office.two', $2, 'open' from "bureaus"`,
    [accountId, colleague.name],
  )
  await pool.query(
    `insert into "secrets" ("bureauId", "accountId", "hash", "isOneTime") select "bureauId", $1, 'x', false from "bureaus"`,
    [accountId],
  )
  await pool.query(
    `insert into "grants" ("bureauId", "id", "accountId", "role", "unitId", "fromOn", "proposedBy", "confirmedBy", "confirmedAt")
     select "bureauId", gen_random_uuid(), $1, 'auxiliaryOffice', "unitId", "fromOn", "proposedBy", "confirmedBy", "confirmedAt" from "grants" where "role" = 'auxiliaryOffice' limit 1`,
    [accountId],
  )
})

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
const total = async (browser: Browser): Promise<number> => (await browser.get('/api/concerns')).json.total

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

test('保密：越过本单位，只到辅警办；单位领导、内勤、管理员、审计、政治处都不知道有这件事', async () => {
  const outsiders = [
    unitHead,
    clerk,
    politicalLeader,
    bureauLeader,
    { name: '孙立新', role: 'leaderInCharge' },
    { name: '周启航', role: 'leadOfficer' },
    { name: '系统管理员', role: 'systemAdministrator' },
    { name: '安全管理员', role: 'securityAdministrator' },
    { name: '审计管理员', role: 'auditAdministrator' },
  ] as const
  const paths = ['/api/concerns', '/api/todos', '/api/todos/number', '/api/trail', '/api/concern-figures', '/api/me/concerns']
  const told = async () => {
    const answers: string[] = []
    for (const player of outsiders) {
      const browser = await app.signedIn(player)
      for (const path of paths)
        answers.push(`${player.role} ${path} ${(await browser.get(path)).text.replace(/"computedAt":"[^"]*"/, '')}`)
    }
    return answers
  }
  await told()
  const withoutRefusals = (answers: readonly string[]) => answers.filter((a) => !a.startsWith('auditAdministrator /api/trail'))
  const before = await told()
  const { raiser, raised } = await raise({ way: 'confidential' })
  expect(raised.handlers.map((h: { role: string }) => h.role)).toEqual(['auxiliaryOffice', 'auxiliaryOffice'])
  expect(withoutRefusals(await told())).toEqual(withoutRefusals(before))
  for (const player of outsiders) {
    const browser = await app.signedIn(player)
    for (const path of ['/api/concerns', '/api/me/concerns']) {
      const hidden = await browser.get(`${path}/${raised.id}`)
      const missing = await browser.get(`${path}/${randomUUID()}`)
      expect([hidden.status, hidden.text]).toEqual([missing.status, missing.text])
    }
  }
  const auditor = await app.signedIn({ name: '审计管理员', role: 'auditAdministrator' })
  expect((await auditor.get('/api/trail?limit=1000')).text).not.toContain('concern.raised')
  expect((await raiser.get('/api/me/concerns')).json.rows.map((r: { id: string }) => r.id)).toContain(raised.id)
  expect((await (await app.signedIn(office)).get(`/api/concerns/${raised.id}`)).json.raiser).toBe('宋永康，柳河派出所')
})

test('保密的诉求，库里没有一行通到提的人：没有姓名、账号、人员编号，也没有防重号；标记和实名的不一样', async () => {
  const key = { 'idempotency-key': randomUUID() }
  const raiser = await app.signedIn(songYongkang)
  const sent = { ...concern, way: 'confidential', text: '不想让单位知道的一件事' }
  const first = await raiser.send('POST', '/api/me/concerns', sent, key)
  const again = await raiser.send('POST', '/api/me/concerns', sent, key)
  expect(again.json.id).toBe(first.json.id)
  expect(await raiser.send('POST', '/api/me/concerns', { ...sent, text: '别的话' }, key)).toMatchObject({ status: 422 })
  const { id } = first.json
  await raiser.send('POST', `/api/me/concerns/${id}/words`, { text: '再补一句密话' })
  const named = (await raise()).raised.id
  const { pool } = app.services
  const { rows: account } = await pool.query<{ accountId: string; personId: string }>(
    `select "accountId", "personId" from "accounts" where "name" = '宋永康'`,
  )
  const { rows: tables } = await pool.query<{ name: string }>(
    `select relname as "name" from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  const rowsOf = async (mark: string) =>
    (
      await Promise.all(
        tables.map(async ({ name }) =>
          (
            await pool.query<{ row: string }>(`select t::text as "row" from "${name}" t where position($1 in t::text) > 0`, [
              mark,
            ])
          ).rows.map(({ row }) => `${name} ${row}`),
        ),
      )
    ).flat()
  const eventIds = (await pool.query<{ id: string }>(`select "eventId" as id from "eventSubjects" where "subjectId" = $1`, [id]))
    .rows
  const linked = [...(await rowsOf(id)), ...(await Promise.all(eventIds.map((e) => rowsOf(e.id)))).flat()]
  expect(linked.length).toBeGreaterThan(6)
  for (const mark of [account[0]?.accountId, account[0]?.personId, '宋永康', key['idempotency-key'], '密话', '不想让单位知道'])
    expect(linked.filter((row) => row.includes(mark ?? '-'))).toEqual([])
  expect(await rowsOf('不想让单位知道')).toEqual([])
  expect(await pool.query('select 1 from "idempotencyKeys" where "reference"::text like $1', [`%${id}%`])).toMatchObject({
    rowCount: 0,
  })
  const marks = async (file: string) =>
    (
      await pool.query<{ mark: string | null }>(
        `select "holder" as mark from "sealedAccess" where "fileId" = $1 and "capacity" = 'raiser' union all select "raiserStamp" from "concerns" where "id" = $1`,
        [file],
      )
    ).rows.map((r) => r.mark)
  const [secret, plain] = [await marks(id), await marks(named)]
  expect(secret.filter((m) => plain.includes(m))).toEqual([])
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

test('办理规定由辅警办定，标明本局规定；以后提的按新的期限', async () => {
  const desk = await app.signedIn(office)
  const { json } = await desk.get('/api/concern-settings')
  expect(json).toEqual({ receiptDays: 15, answerDays: 60, protectionDays: 180, retentionYears: null, version: 1 })
  const set = { receiptDays: 7, answerDays: 30, protectionDays: 365, retentionYears: 5, version: 1 }
  expect((await desk.send('POST', '/api/concern-settings', set)).json).toMatchObject({ answerDays: 30, version: 2 })
  expect(await desk.send('POST', '/api/concern-settings', set)).toMatchObject({ status: 409 })
  expect(await (await app.signedIn(unitHead)).send('POST', '/api/concern-settings', { ...set, version: 2 })).toMatchObject({
    status: 403,
  })
  const { raised } = await raise()
  expect((Date.parse(raised.answerDueOn) - Date.parse(raised.raisedOn)) / 86_400_000).toBe(30)
  const channels = (await (await app.signedIn(songYongkang)).get('/api/me/concern-channels')).json
  expect(channels.channels.map((c: { unit: string }) => c.unit)).toEqual(['柳河派出所', '明河县公安局'])
})

test('统计只按季度、类别，少于五件不显示，本季度的不显示', async () => {
  const desk = await app.signedIn(office)
  expect((await desk.get('/api/concern-figures')).json.rows).toEqual([])
  await app.services.pool.query(`update "concerns" set "raisedOn" = '2026-08-01'`)
  const many = await total(desk)
  const { rows } = (await desk.get('/api/concern-figures')).json
  expect(many).toBeGreaterThan(3)
  expect(rows.find((r: { category: string }) => r.category === 'dutiesAndHours')).toMatchObject({
    quarter: '2026-Q3',
    helped: null,
  })
  expect(rows.every((r: { received: number | null }) => r.received === null || r.received >= 5)).toBe(true)
  expect(await (await app.signedIn(unitHead)).get('/api/concern-figures')).toMatchObject({ status: 403 })
})

test('同一台电脑提交得太密，等一小时；不记地址', async () => {
  const statuses: number[] = []
  for (let i = 0; i < 22; i++) statuses.push((await open('/api/anonymous-concerns', concern)).status)
  expect(statuses.at(-1)).toBe(429)
})
