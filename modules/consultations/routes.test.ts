import { beforeAll, expect, test } from 'vitest'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { as, clerk, office, unitHead } from '../../tests/harness/database.ts'
import { openHazards } from '../hazards/public.ts'

const app = useApp()
const leader = { name: '李文静', role: 'politicalOfficeLeader' } as const
const sun = { name: '孙立新', role: 'leaderInCharge' } as const
const bureauLeader = { name: '冯家乐', role: 'bureauLeader' } as const
const otherClerk = { name: '邵美琳', role: 'unitClerk' } as const

const one = async (text: string, values: unknown[] = []): Promise<string> =>
  String(Object.values((await app.services.pool.query(text, values)).rows[0] ?? {})[0])
const personId = (name: string) => one(`select "id" from "people" where "name" = $1 and "kind" = 'officer'`, [name])
const unitId = (name: string) => one('select "id" from "units" where "name" = $1', [name])

interface Planted {
  readonly unit: string
  readonly title: string
  readonly set?: string
}
/** A hazard of a unit, found and then as the story needs it. */
async function hazard({ unit, title, set }: Planted): Promise<string> {
  const of = { unitId: await unitId(unit), category: 'teamManagement', source: 'ownFinding', description: '现场查看。' } as const
  const opened = await as(app.services, office, (ctx) => openHazards(ctx, [{ ...of, title }]), true)
  const id = opened[0]?.id ?? ''
  if (set) await app.services.pool.query(`update "hazards" set ${set} where "id" = $1`, [id])
  return id
}
const owned = async (name: string, rectifyBy: string) =>
  `"state" = 'measuresSet', "ownerId" = '${await personId(name)}', "ownerName" = '${name}', "rectifyBy" = '${rectifyBy}'`

let force = ''
let night = ''
beforeAll(async () => {
  const desk = await app.signedIn(office)
  const body = { name: '辅警教育管理专班', reference: '明公通〔2026〕7号', foundedOn: '2026-09-01' }
  force = (await desk.send('POST', '/api/task-forces', body)).json.id
  const appoint = async (name: string, duty: string, version: number) =>
    desk.send('POST', `/api/task-forces/${force}/appointments`, {
      version,
      personId: await personId(name),
      duty,
      fromOn: '2026-09-01',
    })
  await appoint('高远山', 'head', 1)
  await appoint('孙立新', 'officeDeputy', 2)
  night = await hazard({
    unit: '柳河派出所',
    title: '夜间巡逻单人上路',
    set: `${await owned('郭立军', '2026-11-10')}, "grade" = 'major'`,
  })
  await hazard({ unit: '柳河派出所', title: '数字证书多人共用', set: `"relapses" = 1, "foundOn" = '2026-03-01'` })
  await hazard({ unit: '青桥派出所', title: '装备登记不全' })
})

const arrangement = async (units: string[]) => ({
  meetingOn: '2026-11-23',
  place: '局三楼会议室',
  chairId: await personId('李文静'),
  unitIds: await Promise.all(units.map(unitId)),
})
const prepare = async (browser: Browser, units = ['政治处', '柳河派出所', '控申科']) =>
  (await browser.send('POST', '/api/consultations', { taskForceId: force, ...(await arrangement(units)) })).json
const held = async (browser: Browser) => {
  const meeting = await prepare(browser)
  const absences = [{ unitId: await unitId('控申科'), reason: '外出办案' }]
  return (await browser.send('POST', `/api/consultations/${meeting.id}/holding`, { version: 1, absences })).json
}
type Point = { id: string; kind: string; title: string; reasons: string[]; facts: string }
const titles = (view: { points: Point[] }) =>
  view.points.filter((p) => p.kind !== 'followUp').map((p) => p.title.replace(/^\S+ /, ''))
const written = async (browser: Browser, meeting: { id: string; version: number; points: Point[] }) =>
  (
    await browser.send('PATCH', `/api/consultations/${meeting.id}/minutes`, {
      version: meeting.version,
      points: [{ id: meeting.points[0]?.id, minutes: '一、所领导说明了情况。\n二、要求本月内补齐两人。' }],
      level: 'serious',
      reasons: '单人上路已连续两周，有发生事故的风险。',
    })
  ).json
const decide = async (browser: Browser, meeting: { id: string; version: number }, more: object) =>
  browser.send('POST', `/api/consultations/${meeting.id}/decisions`, {
    version: meeting.version,
    text: '夜间巡逻一律两人以上',
    pointId: null,
    hazardId: null,
    unitId: null,
    ownerId: null,
    dueOn: '2026-12-10',
    ...more,
  })

test('按规则提出参加单位：政治处牵头，网安、控申、宣教，和用辅多的单位；组长主持', async () => {
  const desk = await app.signedIn(office)
  const { json } = await desk.get(`/api/consultation-proposal?taskForceId=${force}`)
  expect(json.chair).toMatchObject({ name: '高远山' })
  const basisOf = (name: string) => json.units.find((u: { unit: { name: string } }) => u.unit.name === name)?.basis
  expect(['政治处', '网络安全大队', '控申科', '宣教科', '柳河派出所', '户政大队'].map(basisOf)).toEqual([
    'leads',
    'named',
    'named',
    'named',
    'usesMany',
    undefined,
  ])
  const browser = await app.signedIn(clerk)
  expect((await browser.get(`/api/consultation-proposal?taskForceId=${force}`)).status).toBe(403)
})

test('议程从台账来：重大、逾期的在前，反弹和新发现的都在；开会那一刻定下来，以后台账再变也不变', async () => {
  const desk = await app.signedIn(office)
  const meeting = await prepare(desk)
  expect(titles(meeting)).toEqual(['夜间巡逻单人上路', '数字证书多人共用', '装备登记不全'])
  expect(meeting.points.map((p: Point) => p.reasons)).toEqual([['major', 'overdue', 'new'], ['relapsed'], ['new']])
  const added = await desk.send('POST', `/api/consultations/${meeting.id}/points`, {
    version: 1,
    title: '冬季执勤安排',
    facts: '',
  })
  const absences = [{ unitId: await unitId('控申科'), reason: '外出办案' }]
  const held = (await desk.send('POST', `/api/consultations/${meeting.id}/holding`, { version: added.json.version, absences }))
    .json
  expect([held.state, held.points.length]).toEqual(['held', 4])
  const attendance = Object.fromEntries(
    held.participants.map((p: { unit: { name: string }; attendance: string }) => [p.unit.name, p.attendance]),
  )
  expect(attendance).toEqual({ 政治处: 'present', 柳河派出所: 'present', 控申科: 'absent' })
  await hazard({ unit: '柳河派出所', title: '会后才发现的' })
  expect(titles((await desk.get(`/api/consultations/${meeting.id}`)).json)).not.toContain('会后才发现的')
  for (const table of ['hazardSteps', 'hazardGrams'])
    await app.services.pool.query(
      `delete from "${table}" where "hazardId" in (select "id" from "hazards" where "title" = '会后才发现的')`,
    )
  await app.services.pool.query(`delete from "hazards" where "title" = '会后才发现的'`)
})

test('写的人不能自己审定；审定以后有编号，决定成了隐患的措施和单位的任务', async () => {
  const desk = await app.signedIn(office)
  const meeting = await written(desk, await held(desk))
  const owner = await personId('郭立军')
  expect((await decide(desk, meeting, { hazardId: night, ownerId: null })).status).toBe(422)
  expect((await decide(desk, meeting, { hazardId: night, ownerId: owner })).status).toBe(200)
  const task = { text: '清点全所数字证书', unitId: await unitId('柳河派出所') }
  expect((await decide(desk, { ...meeting, version: meeting.version + 1 }, task)).status).toBe(200)
  const before = (await desk.get(`/api/consultations/${meeting.id}`)).json
  expect(before.decided.map((d: { standing: string }) => d.standing)).toEqual(['draft', 'draft'])
  const body = { version: before.version }
  expect((await desk.send('POST', `/api/consultations/${meeting.id}/approval`, body)).json.code).toBe('forbidden')
  const politics = await app.signedIn(leader)
  expect((await politics.get('/api/todos')).text).toContain('审定纪要')
  const approved = (await politics.send('POST', `/api/consultations/${meeting.id}/approval`, body)).json
  expect(approved).toMatchObject({ state: 'approved', level: 'serious', approvedByName: '李文静' })
  expect(approved.number).toMatch(/^会商纪要〔2026〕\d+号$/)
  expect(await one('select "text" from "hazardMeasures" where "hazardId" = $1', [night])).toBe('夜间巡逻一律两人以上')
  expect(await one(`select "act" from "hazardSteps" where "hazardId" = $1 order by "position" desc`, [night])).toBe(
    'measureDecided',
  )
  const late = await politics.send('POST', `/api/consultations/${meeting.id}/approval`, { version: approved.version })
  expect(late.json.code).toBe('wrongState')
  expect((await decide(desk, approved, task)).json.code).toBe('wrongState')
  const next = await prepare(desk)
  const first = next.points.filter((p: Point) => p.kind === 'followUp')
  expect(first.map((p: Point) => p.title)).toEqual([
    '11月23日会商决定 1：夜间巡逻一律两人以上',
    '11月23日会商决定 2：清点全所数字证书',
  ])
  expect(next.points[0].kind).toBe('followUp')
  await desk.send('POST', `/api/consultations/${next.id}/cancellation`, { version: 1, reason: '改期再开' })
})

test('参加单位只看到自己的议题和决定，纪要审定以后才看得到；没参加的单位看不见这次会', async () => {
  const desk = await app.signedIn(office)
  const meeting = await written(desk, await held(desk))
  await decide(desk, meeting, { text: '补齐装备登记', unitId: await unitId('柳河派出所') })
  const head = await app.signedIn(unitHead)
  const mine = (await head.get(`/api/consultations/${meeting.id}`)).json
  expect(titles(mine)).toEqual(['夜间巡逻单人上路', '数字证书多人共用'])
  expect([mine.participants.length, mine.level, mine.decided, mine.abilities.write]).toEqual([1, null, [], false])
  expect((await head.get(`/api/consultations/${meeting.id}/minutes?format=pdf`)).json.code).toBe('notWritten')
  const stranger = await app.signedIn(otherClerk)
  expect((await stranger.get(`/api/consultations/${meeting.id}`)).status).toBe(404)
  expect((await stranger.get('/api/consultations')).json.total).toBe(0)
  const { version } = (await desk.get(`/api/consultations/${meeting.id}`)).json
  await (await app.signedIn(leader)).send('POST', `/api/consultations/${meeting.id}/approval`, { version })
  const after = (await head.get(`/api/consultations/${meeting.id}`)).json
  expect([after.level, after.decided.length]).toEqual(['serious', 1])
})

test('专班办公室副主任按任职就能筹备和写纪要，范围是全局；任职结束就不能', async () => {
  const far = await hazard({ unit: '青桥派出所', title: '车辆外借没有登记' })
  const deputy = await app.signedIn(sun)
  const meeting = await prepare(deputy)
  expect(titles(meeting)).toContain('车辆外借没有登记')
  const h = (await deputy.send('POST', `/api/consultations/${meeting.id}/holding`, { version: 1, absences: [] })).json
  const minutes = await written(deputy, h)
  expect(minutes).toMatchObject({ writtenByName: '孙立新', level: 'serious' })
  const decided = await decide(deputy, minutes, { hazardId: far, ownerId: await personId('武文栋') })
  expect(decided.status).toBe(200)
  expect((await deputy.get(`/api/people?q=青桥`)).json.total).toBe(0)
  await app.services.pool.query(
    `update "taskForceAppointments" set "toOn" = '2026-11-20' where "personName" = '孙立新' and "duty" = 'officeDeputy'`,
  )
  const ended = await deputy.send('POST', '/api/consultations', { taskForceId: force, ...(await arrangement(['柳河派出所'])) })
  expect(ended.status).toBe(403)
  await app.services.pool.query(
    `update "taskForceAppointments" set "toOn" = null where "personName" = '孙立新' and "duty" = 'officeDeputy'`,
  )
})

test('主持人审定自己主持的会，看得到全部；别的局领导不能', async () => {
  const desk = await app.signedIn(office)
  const chair = await personId('冯家乐')
  const body = { taskForceId: force, ...(await arrangement(['柳河派出所', '青桥派出所'])), chairId: chair }
  const { id } = (await desk.send('POST', '/api/consultations', body)).json
  const h = (await desk.send('POST', `/api/consultations/${id}/holding`, { version: 1, absences: [] })).json
  const minutes = await written(desk, h)
  const feng = await app.signedIn(bureauLeader)
  expect((await feng.get(`/api/consultations/${id}`)).json.participants.length).toBe(2)
  const head = await app.signedIn(unitHead)
  const refused = await head.send('POST', `/api/consultations/${id}/approval`, { version: minutes.version })
  expect([refused.status, refused.json.detail]).toEqual([403, '您可以看这次会商；纪要由主持人或者政治处领导审定。'])
  const approved = await feng.send('POST', `/api/consultations/${id}/approval`, { version: minutes.version })
  expect(approved.json).toMatchObject({ state: 'approved', approvedByName: '冯家乐' })
})

test('周期到了没有筹备，在办公室的待办里；议程和纪要打成 PDF 和文档，按编号找得到，台账能导出', async () => {
  const desk = await app.signedIn(office)
  await app.services.pool.query(
    `update "consultations" set "state" = 'cancelled', "cancelReason" = '清场' where "state" = 'prepared'`,
  )
  const { version } = (await desk.get(`/api/task-forces/${force}`)).json
  const cycle = { version, everyCount: 1, everyUnit: 'month', firstDueOn: '2026-11-20', joinWords: [], joinFrom: 40 }
  await desk.send('PATCH', `/api/task-forces/${force}/cycle`, cycle)
  await app.services.pool.query(`update "consultations" set "meetingOn" = '2026-10-15' where "state" in ('held', 'approved')`)
  expect((await desk.get('/api/todos')).text).toContain('筹备会商：辅警教育管理专班')
  expect((await (await app.signedIn(clerk)).get('/api/todos')).text).not.toContain('筹备会商')
  const { json } = await desk.get('/api/consultations?state=approved&sort=meetingOn')
  const { id, number } = json.rows[0]
  const agenda = await desk.get(`/api/consultations/${id}/agenda?format=pdf`)
  const minutes = await desk.get(`/api/consultations/${id}/minutes?format=docx`)
  expect([agenda.text.slice(0, 5), minutes.status, minutes.text.slice(0, 2)]).toEqual(['%PDF-', 200, 'PK'])
  const file = await desk.get('/api/consultations/export?state=approved')
  expect([file.status, file.text.slice(0, 2)]).toEqual([200, 'PK'])
  const found = await desk.send('POST', '/api/search', { text: number })
  expect(found.text).toContain(`/consultations/${id}`)
})
