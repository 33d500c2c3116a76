import { expect, test } from 'vitest'
import { transact } from '../../platform/database/transact.ts'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { clerk, office, type Player, unitHead, zhouQihang } from '../../tests/harness/database.ts'
import { settleHazards } from './commands/settle-hazards.ts'

const app = useApp()
const deputy: Player = { name: '孙立新', role: 'leaderInCharge' }
const bureauLeader: Player = { name: '冯家乐', role: 'bureauLeader' }
const politicalLeader: Player = { name: '李文静', role: 'politicalOfficeLeader' }
const otherClerk: Player = { name: '邵美琳', role: 'unitClerk' }

const one = async <T extends object>(text: string, values: unknown[] = []): Promise<T> =>
  (await app.services.pool.query(text, values)).rows[0] as T
const idOf = async (name: string) =>
  (await one<{ id: string }>(`select "id" from "people" where "name" = $1 and "kind" = 'officer'`, [name])).id
const unitId = async (name = '柳河派出所') => (await one<{ id: string }>('select "id" from "units" where "name" = $1', [name])).id
const as = (player: Player) => app.signedIn(player)
const todosOf = async (player: Player) => (await (await as(player)).get('/api/todos')).text

let running = 0
const find = async (browser?: Browser, unit?: string) => {
  const by = browser ?? (await as(clerk))
  const title = `数字证书由辅警保管第${++running}处`
  const found = {
    unitId: await unitId(unit),
    category: 'teamManagement',
    subcategoryId: null,
    title,
    description: '抽查发现，未随用随取。',
  }
  const { status, json } = await by.send('POST', '/api/hazards', found)
  expect(status).toBe(200)
  return json
}
interface Seen {
  readonly id: string
  readonly version: number
}
const act = async (player: Player, { id, version }: Seen, noun: string, body: object = {}) =>
  (await as(player)).send('POST', `/api/hazards/${id}/${noun}`, { version, ...body })
const done = async (player: Player, hazard: Seen, noun: string, body: object = {}) => {
  const { status, json, text } = await act(player, hazard, noun, body)
  if (status !== 200) throw new Error(`${noun}: ${text}`)
  return json
}
const measures = async (owner = '周启航', changes: object = {}) => {
  const ownerId = await idOf(owner)
  const said = { grade: 'general', causeId: null, rootCause: '制度没有执行', goal: '证书由民警本人保管', ownerId }
  return { ...said, rectifyBy: null, workingDays: 10, measures: [{ text: '证书收回民警本人', ownerId, dueOn: null }], ...changes }
}
const withMeasures = async (owner?: string) => done(unitHead, await find(), 'measures', await measures(owner))
const fileOf = async (player: Player) =>
  (await (await as(player)).send('POST', '/api/uploads?name=photo.pdf', Buffer.from('%PDF-1.7 a'))).json.id
const evidence = async (player: Player) => ({
  note: '证书已收回。',
  files: [{ fileId: await fileOf(player), isDeclaredUnclassified: true }],
})
const finished = async (owner = '周启航', player: Player = zhouQihang) => {
  const started = await done(player, await withMeasures(owner), 'start', { note: '' })
  return done(player, started, 'finished-measure', { measureId: started.measureList[0].id, note: '已收回' })
}
const submitted = async (owner = '周启航', player: Player = zhouQihang) =>
  done(player, await finished(owner, player), 'evidence', await evidence(player))
const confirmed = async () => done(deputy, await submitted(), 'confirmation', { note: '' })
const closing = { method: 'onSite', note: '现场看过', lookBackOn: '2026-12-24' }
const closed = async () => done(office, await confirmed(), 'verification', closing)

test('发现、定措施、整改、交佐证、上一级确认、辅警办核验销号：一步一个人，经过写明谁、何时', async () => {
  const found = await find()
  expect(found).toMatchObject({ state: 'found', light: 'none', foundBy: '谢春燕', source: 'ownFinding', relapses: 0 })
  expect(found.number).toMatch(/^2026-柳-\d{3}$/)
  expect(await todosOf(unitHead)).toContain(found.title)
  const set = await done(unitHead, found, 'measures', await measures())
  expect(set).toMatchObject({
    state: 'measuresSet',
    rectifyBy: '2026-12-07',
    owner: { name: '周启航' },
    measures: { count: 1, done: 0 },
  })
  expect(await todosOf(zhouQihang)).toContain(found.title)
  const started = await done(zhouQihang, set, 'start', { note: '' })
  expect((await act(zhouQihang, started, 'evidence', await evidence(zhouQihang))).json.code).toBe('measuresOpen')
  const finishedOne = await done(zhouQihang, started, 'finished-measure', {
    measureId: started.measureList[0].id,
    note: '已收回',
  })
  expect((await act(zhouQihang, finishedOne, 'evidence', { note: '没有文件', files: [] })).json.code).toBe('noEvidence')
  const undeclared = { note: '没有声明', files: [{ fileId: await fileOf(zhouQihang), isDeclaredUnclassified: false }] }
  expect((await act(zhouQihang, finishedOne, 'evidence', undeclared)).json.code).toBe('notDeclared')
  const sent = await done(zhouQihang, finishedOne, 'evidence', await evidence(zhouQihang))
  expect(sent).toMatchObject({
    state: 'evidenceSubmitted',
    confirmers: [{ name: '孙立新', duty: 'leaderInCharge', mayAct: true }],
    nobodyMay: null,
  })
  expect(await todosOf(deputy)).toContain(found.title)
  expect(await todosOf(unitHead)).not.toContain(found.title)
  expect((await act(unitHead, sent, 'confirmation', { note: '' })).status).toBe(403)
  expect((await act(office, sent, 'verification', closing)).json.code).toBe('wrongState')
  const sure = await done(deputy, sent, 'confirmation', { note: '看过' })
  expect(await todosOf(office)).toContain(found.title)
  const out = await done(office, sure, 'verification', closing)
  expect(out).toMatchObject({ state: 'closed', isClosedLate: false, closedOn: '2026-11-23', lookBackOn: '2026-12-24' })
  expect(out.steps.map((s: { act: string; by: string }) => [s.act, s.by])).toEqual([
    ['found', '谢春燕'],
    ['measuresSet', '郭立军'],
    ['started', '周启航'],
    ['measureDone', '周启航'],
    ['evidenceSubmitted', '周启航'],
    ['confirmed', '孙立新'],
    ['closedOut', '何俊杰'],
  ])
  const [file] = out.steps[4].evidence
  expect(file).toMatchObject({ name: 'photo.pdf', size: 10 })
  const taken = await (await as(office)).get(`/api/hazards/${out.id}/evidence/${file.id}`)
  expect([taken.status, taken.text]).toEqual([200, '%PDF-1.7 a'])
})

test('确认、核验都可以退回，写明理由；退回以后补交，原来的佐证还在经过里', async () => {
  const sent = await submitted()
  const back = await done(deputy, sent, 'return', { reason: '照片看不清领用登记' })
  expect([back.state, back.steps.at(-1).note]).toEqual(['rectifying', '照片看不清领用登记'])
  expect(await todosOf(zhouQihang)).toContain(back.title)
  const again = await done(zhouQihang, back, 'evidence', await evidence(zhouQihang))
  const sure = await done(deputy, again, 'confirmation', { note: '' })
  expect((await act(deputy, sure, 'return', { reason: '又想起一条' })).status).toBe(403)
  const returned = await done(office, sure, 'return', { reason: '现场没有登记簿' })
  expect(returned.state).toBe('rectifying')
  expect(returned.steps.filter((s: { evidence: unknown[] }) => s.evidence.length > 0)).toHaveLength(2)
})

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

test('延期：责任人申请，辅警办准或者不准，准了时限才变、次数记下；申请人不能自己答复', async () => {
  const started = await done(zhouQihang, await withMeasures(), 'start', { note: '' })
  expect((await act(zhouQihang, started, 'extension-request', { day: '2026-12-01', reason: '等采购' })).json.code).toBe(
    'notLater',
  )
  const asked = await done(zhouQihang, started, 'extension-request', { day: '2026-12-21', reason: '等采购' })
  expect(asked).toMatchObject({ rectifyBy: '2026-12-07', extension: { day: '2026-12-21', reason: '等采购', by: '周启航' } })
  expect((await act(clerk, asked, 'extension-request', { day: '2026-12-22', reason: '再问' })).json.code).toBe('alreadyAsked')
  expect(await todosOf(office)).toContain('申请延到 2026-12-21：等采购')
  expect((await act(politicalLeader, asked, 'extension-answer', { isGranted: true, note: '同意' })).status).toBe(403)
  const refused = await done(office, asked, 'extension-answer', { isGranted: false, note: '登记簿可以先用旧的' })
  expect(refused).toMatchObject({ rectifyBy: '2026-12-07', extensions: 0, extension: null })
  const again = await done(clerk, refused, 'extension-request', { day: '2026-12-14', reason: '柜子周五到货' })
  const granted = await done(office, again, 'extension-answer', { isGranted: true, note: '同意' })
  expect(granted).toMatchObject({ rectifyBy: '2026-12-14', extensions: 1, extension: null })
  expect((await act(office, granted, 'extension-answer', { isGranted: true, note: '同意' })).json.code).toBe('notAsked')
})

test('定措施只能往早改，晚要延期；时限按工作日数，日历没有载入的年份要填日期；责任人须是本单位民警', async () => {
  const set = await withMeasures()
  expect((await act(unitHead, set, 'measures', await measures('周启航', { workingDays: 11 }))).json.code).toBe('laterDay')
  const sooner = await done(unitHead, set, 'measures', await measures('周启航', { workingDays: null, rectifyBy: '2026-12-01' }))
  expect(sooner).toMatchObject({ rectifyBy: '2026-12-01', measures: { count: 1 } })
  expect(sooner.measureList.map((m: { number: number; isDropped: boolean }) => [m.number, m.isDropped])).toEqual([
    [1, true],
    [2, false],
  ])
  const found = await find()
  expect((await act(unitHead, found, 'measures', await measures('周启航', { workingDays: 100 }))).json.code).toBe('yearNotLoaded')
  expect((await act(unitHead, found, 'measures', await measures('周启航', { rectifyBy: '2026-12-01' }))).json.code).toBe(
    'oneDeadline',
  )
  expect((await act(unitHead, found, 'measures', await measures('邵美琳'))).json.code).toBe('notOfUnit')
  expect((await act(unitHead, found, 'measures', await measures('周启航', { measures: [] }))).status).toBe(422)
  const dueOn = '2026-12-30'
  const late = [{ text: '建领用登记', ownerId: await idOf('周启航'), dueOn }]
  expect((await act(unitHead, found, 'measures', await measures('周启航', { measures: late }))).json.code).toBe('outOfSpan')
  const added = await done(clerk, sooner, 'further-measure', {
    text: '建领用登记',
    ownerId: await idOf('孙立新'),
    dueOn: '2026-11-27',
  })
  expect(added.measures).toMatchObject({ count: 2, done: 0 })
})

test('催办、报上一级：逐级到能管的人；逾期满本局规定的工作日，零点自动升一级，再跑一遍不变', async () => {
  const started = await done(zhouQihang, await withMeasures(), 'start', { note: '' })
  const urged = await done(office, started, 'urging', { note: '请按期办' })
  expect(urged.urgedOn).toBe('2026-11-23')
  expect(await todosOf(zhouQihang)).toContain('11月23日催办。')
  const raised = await done(zhouQihang, urged, 'escalation', { reason: '要所里协调柜子' })
  expect(raised.escalatedTo).toBe('leaderInCharge')
  expect(await todosOf(deputy)).toContain('报到您这一级')
  const higher = await done(deputy, raised, 'escalation', { reason: '要所长定' })
  expect(higher.escalatedTo).toBe('unitHead')
  const rules = (await (await as(office)).get('/api/hazard-terms')).json.rules
  expect(rules).toMatchObject({ lookBackDays: null, escalationDays: null })
  const lateId = (await withMeasures()).id
  await app.services.pool.query(`update "hazards" set "rectifyBy" = '2026-11-13' where "id" = $1`, [lateId])
  const settle = async (today: string) => {
    const { bureauId } = await one<{ bureauId: string }>('select "bureauId" from "bureaus"')
    await transact(app.services.pool, 'owner', {}, (tx) => settleHazards(tx, bureauId, today))
  }
  const read = async () => (await (await as(office)).get(`/api/hazards/${lateId}`)).json
  await settle('2026-11-23')
  expect((await read()).escalatedTo).toBeNull()
  const body = { version: rules.version, lookBackDays: 20, escalationDays: 5 }
  expect((await (await as(office)).send('PATCH', '/api/hazard-rules', body)).status).toBe(200)
  await settle('2026-11-23')
  await settle('2026-11-23')
  const risen = await read()
  expect(risen.escalatedTo).toBe('leaderInCharge')
  expect(risen.steps.filter((s: { by: string; act: string }) => s.by === '系统' && s.act.startsWith('escalated'))).toHaveLength(1)
  expect([risen.light, risen.days]).toEqual(['overdue', 6])
  await settle('2026-11-27')
  expect((await read()).escalatedTo).toBe('unitHead')
  await settle('2026-12-28')
  expect((await read()).escalatedTo).toBe('politicalOfficeLeader')
  expect(await todosOf(politicalLeader)).toContain(risen.title)
})

test('回头看：好的记下；又犯了，同一编号重新打开，措施从头定，经过都在', async () => {
  const held = await done(office, await closed(), 'look-back', { holds: true, method: 'onSite', note: '登记完整' })
  expect(held).toMatchObject({ state: 'closed', lookedBackOn: '2026-11-23', relapses: 0 })
  expect((await act(office, held, 'look-back', { holds: true, method: 'talk', note: '再看' })).json.code).toBe(
    'alreadyLookedBack',
  )
  const out = await closed()
  expect((await act(zhouQihang, out, 'look-back', { holds: true, method: 'talk', note: '很好' })).status).toBe(403)
  const again = await done(office, out, 'look-back', { holds: false, method: 'onSite', note: '又由辅警保管' })
  expect(again).toMatchObject({
    id: out.id,
    number: out.number,
    state: 'found',
    relapses: 1,
    closedOn: null,
    rectifyBy: null,
    measures: { count: 0 },
  })
  expect(again.measureList).toMatchObject([{ isEarlier: true, doneNote: '已收回' }])
  expect(again.steps.map((s: { act: string }) => s.act).slice(-3)).toEqual(['closedOut', 'lookedBack', 'relapsed'])
  const set = await done(unitHead, again, 'measures', await measures())
  expect(set.measures).toMatchObject({ count: 1, done: 0 })
  const third = await done(unitHead, await closed(), 'relapse', { note: '夜班又这样' })
  expect(third).toMatchObject({ state: 'found', relapses: 1 })
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

test('外单位看不见、碰不着；过期的版本、连点两次只成一次；指名外单位的单位登记不进去', async () => {
  const found = await find()
  const stranger = await as(otherClerk)
  expect((await stranger.get(`/api/hazards/${found.id}`)).status).toBe(404)
  expect((await stranger.send('POST', `/api/hazards/${found.id}/measures`, { version: 1, ...(await measures()) })).status).toBe(
    404,
  )
  expect((await stranger.get('/api/hazards')).text).not.toContain(found.title)
  expect((await stranger.get(`/api/hazards?q=${encodeURIComponent(found.title)}`)).json.total).toBe(0)
  const outside = {
    unitId: await unitId(),
    category: 'other',
    subcategoryId: null,
    title: '别人单位的事',
    description: '写不进去。',
  }
  expect((await stranger.send('POST', '/api/hazards', outside)).status).toBe(404)
  const set = await done(unitHead, found, 'measures', await measures())
  expect((await act(unitHead, found, 'measures', await measures())).json.code).toBe('stale')
  expect((await (await as(unitHead)).send('POST', `/api/hazards/${found.id}/start`, { note: '' })).status).toBe(428)
  const [first, second] = await Promise.all([
    act(zhouQihang, set, 'start', { note: '' }),
    act(unitHead, set, 'start', { note: '' }),
  ])
  expect([first.status, second.status].sort()).toEqual([200, 409])
})

test('带辅责任民警只看得见自己负责的隐患和措施；措施由别人负责的，那个人也看得见、登记得了', async () => {
  const ownerId = await idOf('孙立新')
  const said = await measures('孙立新', { measures: [{ text: '建领用登记', ownerId: await idOf('周启航'), dueOn: null }] })
  const set = await done(unitHead, await find(), 'measures', { ...said, ownerId })
  const unseen = await find()
  const officer = await as(zhouQihang)
  expect((await officer.get(`/api/hazards/${unseen.id}`)).status).toBe(404)
  expect((await officer.get(`/api/hazards/${set.id}`)).json.unit.name).toBe('柳河派出所')
  const started = await done(deputy, set, 'start', { note: '' })
  expect(await todosOf(zhouQihang)).toContain('措施：建领用登记')
  const marked = await done(zhouQihang, started, 'finished-measure', { measureId: started.measureList[0].id, note: '已启用' })
  expect(marked.measures).toMatchObject({ count: 1, done: 1 })
  expect((await act(zhouQihang, marked, 'evidence', await evidence(zhouQihang))).status).toBe(403)
  const listed = (await officer.get('/api/hazards?state=all&limit=200')).json.rows
  expect(listed.map((r: { id: string }) => r.id)).toContain(set.id)
  const mine = listed.every((r: { owner: { name: string }; id: string }) => r.owner.name === '周启航' || r.id === set.id)
  expect(mine).toBe(true)
})

test('成批定责任人、延长时限：一条不行就都不办；检索按编号、隐患、责任人；导出留痕', async () => {
  const [a, b] = [await find(), await find()]
  const ownerId = await idOf('孙立新')
  const seen = (rows: Seen[]) => rows.map(({ id, version }) => ({ id, version }))
  const head = await as(unitHead)
  const assigned = await head.send('POST', '/api/hazards/assignment', { hazards: seen([a, b]), ownerId })
  expect(assigned.json.rows.map((r: { owner: { name: string } }) => r.owner.name)).toEqual(['孙立新', '孙立新'])
  const desk = await as(office)
  const day = { day: '2026-12-25', reason: '全局统一延期' }
  expect((await desk.send('POST', '/api/hazards/extensions', { hazards: seen(assigned.json.rows), ...day })).json.code).toBe(
    'wrongState',
  )
  const set = await withMeasures()
  const longer = await desk.send('POST', '/api/hazards/extensions', { hazards: seen([set]), ...day })
  expect(longer.json.rows[0]).toMatchObject({ rectifyBy: '2026-12-25', extensions: 1 })
  const search = async (q: string) =>
    (await head.get(`/api/hazards?state=all&limit=200&q=${encodeURIComponent(q)}`)).json.rows.map((r: Seen) => r.id)
  expect(await search(a.number)).toEqual([a.id])
  expect(await search(a.title.slice(-6))).toContain(a.id)
  expect(await search('孙立新')).toEqual(expect.arrayContaining([a.id, b.id]))
  expect(await search('柳')).toContain(a.id)
  expect(await search('没有这样的隐患')).toEqual([])
  const sheet = await desk.get('/api/hazards/export?state=all')
  expect([sheet.status, Buffer.from(sheet.bytes.slice(0, 2)).toString()]).toEqual([200, 'PK'])
})

test('子类和原因由辅警办管：加、改、停用，重名不收；停用的不能再选', async () => {
  const desk = await as(office)
  const added = await desk.send('POST', '/api/hazard-terms', { kind: 'cause', category: null, name: '交接没有清单' })
  const term = added.json.rows.find((t: { name: string }) => t.name === '交接没有清单')
  expect((await desk.send('POST', '/api/hazard-terms', { kind: 'cause', category: null, name: '交接没有清单' })).json.code).toBe(
    'nameTaken',
  )
  expect(
    (await (await as(clerk)).send('POST', '/api/hazard-terms', { kind: 'cause', category: null, name: '别的' })).status,
  ).toBe(403)
  const renamed = await desk.send('POST', `/api/hazard-terms/${term.id}/name`, { version: term.version, name: '交接不清' })
  const now = renamed.json.rows.find((t: { id: string }) => t.id === term.id)
  expect(now.name).toBe('交接不清')
  await desk.send('POST', `/api/hazard-terms/${term.id}/retirement`, { version: now.version })
  const set = await act(unitHead, await find(), 'measures', await measures('周启航', { causeId: term.id }))
  expect(set.json.code).toBe('unknownTerm')
})
