import { expect, test } from 'vitest'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { clerk, office, type Player, unitHead } from '../../tests/harness/database.ts'
import { readPdfText } from '../../tests/harness/read-pdf-text.ts'

const app = useApp()
const otherClerk: Player = { name: '邵美琳', role: 'unitClerk' }
const deputy: Player = { name: '孙立新', role: 'leaderInCharge' }
const due = '2026-11-27'
interface Asked {
  id: string
  category: string
}
interface Round {
  id: string
  version: number
}
interface Returned {
  id: string
  version: number
  asked: Asked[]
}

const unitId = async (name: string): Promise<string> =>
  (await app.services.pool.query('select "id" from "units" where "name" = $1', [name])).rows[0].id
const checklistId = async (desk: Browser): Promise<string> =>
  (await desk.get('/api/screening-checklists')).json.rows.find((r: { state: string }) => r.state === 'inForce').id
async function open(desk: Browser, title: string, units = ['柳河派出所', '青桥派出所']): Promise<Round> {
  const unitIds = await Promise.all(units.map(unitId))
  const body = { title, checklistId: await checklistId(desk), unitIds, dueOn: due }
  const answer = await desk.send('POST', '/api/screening-rounds', body)
  expect(answer.status).toBe(200)
  return answer.json
}
async function returnOf(browser: Browser, round: Round): Promise<Returned> {
  const { rows } = (await browser.get(`/api/screening-returns?screeningRoundId=${round.id}`)).json
  return (await browser.get(`/api/screening-returns/${rows[0].id}`)).json
}
const finding = (title: string) => ({ title, description: '抽查三天登记，两天没有授权人签字。', subcategoryId: null })
/** Nothing found but in the question named. */
const answersOf = ({ asked }: Returned, at: number, ...titles: string[]) =>
  asked.map(({ id }, i) => ({ questionId: id, isFound: i === at, findings: i === at ? titles.map(finding) : [] }))
const at = ({ id }: Returned, tail: string) => `/api/screening-returns/${id}${tail}`
/** As if the day had been earlier. */
const dueEarlier = (round: Round, on: string) =>
  app.services.pool.query('update "screeningReturns" set "openedOn" = $2, "dueOn" = $2 where "roundId" = $1', [round.id, on])

test('开一批，两个单位各有一份；内勤先存草稿，报送时开出隐患、各有编号；所长确认，排查表打得出来', async () => {
  const [desk, unit, head] = [await app.signedIn(office), await app.signedIn(clerk), await app.signedIn(unitHead)]
  const round = await open(desk, '十一月排查')
  expect(round).toMatchObject({ title: '十一月排查', dueOn: due, tally: { units: 2, notDue: 2, missing: 0 } })
  expect((await unit.get('/api/todos')).text).toContain('隐患排查：十一月排查，柳河派出所')
  const mine = await returnOf(unit, round)
  const draft = answersOf(mine, 1, '查询登记缺签字').slice(0, 2)
  const saved = (await unit.send('PATCH', at(mine, ''), { version: mine.version, answers: draft })).json
  expect(saved).toMatchObject({ state: 'waiting', answers: draft, opened: [], abilities: { answer: true, confirm: false } })
  const early = await unit.send('POST', at(mine, '/submission'), { version: saved.version, answers: draft })
  expect([early.status, early.json.code]).toEqual([422, 'unanswered'])
  const answers = answersOf(mine, 1, '查询登记缺签字', '导出没有审批')
  const submitted = (await unit.send('POST', at(mine, '/submission'), { version: saved.version, answers })).json
  expect(submitted).toMatchObject({ state: 'submitted', standing: 'onTime', isNil: false, found: 1, submittedByName: '谢春燕' })
  const numbers = submitted.opened.map((o: { number: string }) => o.number)
  expect(numbers[0]).toMatch(/^2026-柳-\d{3}$/)
  expect([numbers.length, submitted.hazards.length]).toEqual([2, 2])
  const { rows } = await app.services.pool.query(
    `select h."title", h."source", h."category", h."sourceId", t."name" from "hazards" h left join "hazardTerms" t on t."id" = h."subcategoryId" where h."number" = $1`,
    [numbers[0]],
  )
  expect(rows).toEqual([
    { title: '查询登记缺签字', source: 'screening', category: 'teamManagement', sourceId: mine.id, name: '公民信息' },
  ])
  expect((await unit.send('POST', at(mine, '/confirmation'), { version: submitted.version })).status).toBe(403)
  expect((await head.get('/api/todos')).text).toContain('确认隐患排查：十一月排查')
  const confirmed = (await head.send('POST', at(mine, '/confirmation'), { version: submitted.version })).json
  expect(confirmed).toMatchObject({ state: 'confirmed', confirmedByName: '郭立军' })
  const again = await unit.send('POST', at(mine, '/submission'), { version: confirmed.version, answers })
  expect(again.json.code).toBe('wrongState')
  const text = readPdfText((await unit.get(at(mine, '/print'))).bytes)
    .map((page) => page.text.replaceAll('\n', ''))
    .join('')
  for (const words of ['隐患排查表', '柳河派出所', '谢春燕', '郭立军', numbers[0], '导出没有审批']) expect(text).toContain(words)
})

test('零报告一次办成，和别的报送一样要确认、一样算数；填了隐患的不能作零报告', async () => {
  const [desk, unit] = [await app.signedIn(office), await app.signedIn(clerk)]
  const round = await open(desk, '零报告一批')
  const mine = await returnOf(unit, round)
  const saved = (await unit.send('PATCH', at(mine, ''), { version: 1, answers: answersOf(mine, 0, '机柜钥匙没有登记') })).json
  expect((await unit.send('POST', at(mine, '/nil-return'), { version: saved.version })).json.code).toBe('hasFindings')
  const cleared = (await unit.send('PATCH', at(mine, ''), { version: saved.version, answers: [] })).json
  const nil = (await unit.send('POST', at(mine, '/nil-return'), { version: cleared.version })).json
  expect(nil).toMatchObject({ state: 'submitted', isNil: true, standing: 'onTime', hazards: [] })
  expect(nil.answers.length).toBe(mine.asked.length)
  const { tally } = (await desk.get(`/api/screening-rounds/${round.id}`)).json
  expect(tally).toMatchObject({ units: 2, onTime: 1, nil: 1, notDue: 1, confirmed: 0 })
  const other = await app.signedIn(otherClerk)
  expect((await other.get(at(mine, ''))).status).toBe(404)
  expect((await other.send('POST', at(mine, '/nil-return'), { version: nil.version })).status).toBe(404)
  expect((await other.get(`/api/screening-rounds/${round.id}`)).json.tally).toMatchObject({ units: 1, nil: 0 })
})

test('所长退回要有理由；已经开的隐患留在台账里，内勤只能补不能抹掉；自己报的自己不能确认', async () => {
  const [desk, unit, second] = [await app.signedIn(office), await app.signedIn(clerk), await app.signedIn(deputy)]
  const round = await open(desk, '退回一批')
  const mine = await returnOf(unit, round)
  const sent = (await unit.send('POST', at(mine, '/submission'), { version: 1, answers: answersOf(mine, 3, '排班单人') })).json
  expect((await second.send('POST', at(mine, '/return'), { version: sent.version, reason: '' })).status).toBe(422)
  const back = (await second.send('POST', at(mine, '/return'), { version: sent.version, reason: '第六项再查一遍。' })).json
  expect(back).toMatchObject({ state: 'returned', returnReason: '第六项再查一遍。', returnedByName: '孙立新' })
  expect((await unit.get('/api/todos')).text).toContain('退回：第六项再查一遍。')
  const denied = await unit.send('PATCH', at(mine, ''), { version: back.version, answers: answersOf(mine, 99) })
  expect([denied.status, denied.json.code]).toEqual([422, 'wrongAnswer'])
  expect((await unit.send('POST', at(mine, '/nil-return'), { version: back.version })).json.code).toBe('hasFindings')
  const more = answersOf(mine, 5, '线索交接没有登记').map((a, i) => (i === 3 ? { ...a, isFound: true } : a))
  const again = (await unit.send('POST', at(mine, '/submission'), { version: back.version, answers: more })).json
  expect([again.state, again.found, again.opened.length]).toEqual(['submitted', 2, 2])
  await app.services.pool.query(
    `update "screeningReturns" set "submittedBy" = (select "accountId" from "accounts" where "name" = '孙立新') where "id" = $1`,
    [mine.id],
  )
  expect((await second.send('POST', at(mine, '/confirmation'), { version: again.version })).status).toBe(403)
})

test('过了时限没报是漏报，报了也是迟报，退回重报还是迟报；漏报上工作台、上所长和辅警办的待办', async () => {
  const [desk, unit, head] = [await app.signedIn(office), await app.signedIn(clerk), await app.signedIn(unitHead)]
  const round = await open(desk, '迟报一批')
  await dueEarlier(round, '2026-11-20')
  const missing = (await desk.get('/api/screening-returns?roundState=open&standing=missing')).json
  expect(missing.rows.map((r: { unit: { name: string }; light: string }) => [r.unit.name, r.light])).toEqual([
    ['柳河派出所', 'overdue'],
    ['青桥派出所', 'overdue'],
  ])
  const figure = async () => (await head.get('/api/front-page')).text.includes('漏报的隐患排查')
  expect(await figure()).toBe(true)
  expect((await head.get('/api/reminders')).text).toContain('填报隐患排查')
  const mine = await returnOf(unit, round)
  const late = (await unit.send('POST', at(mine, '/nil-return'), { version: mine.version })).json
  expect([late.standing, late.isNil]).toEqual(['late', true])
  const back = (await head.send('POST', at(mine, '/return'), { version: late.version, reason: '再核一遍。' })).json
  const again = (await unit.send('POST', at(mine, '/nil-return'), { version: back.version })).json
  expect([again.standing, again.firstSubmittedAt]).toEqual(['late', late.firstSubmittedAt])
})

test('辅警办给一个单位延期、催报；延期要比原来的晚，报了的不能延；单位内勤办不了', async () => {
  const [desk, unit] = [await app.signedIn(office), await app.signedIn(clerk)]
  const round = await open(desk, '延期一批')
  await dueEarlier(round, '2026-11-20')
  const mine = await returnOf(unit, round)
  const longer = { version: mine.version, dueOn: '2026-11-30', reason: '安保任务，经同意延期。' }
  expect((await unit.send('POST', at(mine, '/extension'), longer)).status).toBe(403)
  expect((await desk.send('POST', at(mine, '/extension'), { ...longer, dueOn: '2026-11-19' })).json.code).toBe('notLater')
  const extended = (await desk.send('POST', at(mine, '/extension'), longer)).json
  expect(extended).toMatchObject({ dueOn: '2026-11-30', isExtended: true, standing: 'notDue', extendReason: longer.reason })
  expect((await desk.send('POST', at(mine, '/extension'), { ...longer, dueOn: '2026-12-01' })).json.code).toBe('stale')
  const liuhe = await unitId('柳河派出所')
  const remind = (unitIds: string[]) => desk.send('POST', `/api/screening-rounds/${round.id}/reminders`, { unitIds })
  expect((await remind([liuhe])).status).toBe(200)
  expect((await remind([await unitId('石岗派出所')])).status).toBe(404)
  expect((await returnOf(unit, round)) as object).toMatchObject({ remindedAt: expect.any(String) })
  const nil = (await unit.send('POST', at(mine, '/nil-return'), { version: extended.version })).json
  expect(nil.standing).toBe('onTime')
  expect((await remind([liuhe])).json.code).toBe('nobodyWaits')
  const after = await desk.send('POST', at(mine, '/extension'), { ...longer, version: nil.version, dueOn: '2026-12-02' })
  expect(after.json.code).toBe('wrongState')
})

test('几个单位一起延期，一个理由；里头有报了的、别处的，就都不延', async () => {
  const [desk, unit] = [await app.signedIn(office), await app.signedIn(clerk)]
  const round = await open(desk, '一起延期一批')
  const { rows } = (await desk.get(`/api/screening-returns?screeningRoundId=${round.id}`)).json
  const returns = rows.map(({ id, version }: Round) => ({ id, version }))
  const send = (of: object[], by = desk) =>
    by.send('POST', '/api/screening-returns/extensions', { returns: of, dueOn: '2026-12-04', reason: '大型活动安保。' })
  expect((await send(returns, unit)).status).toBe(403)
  expect((await send([...returns, { id: '00000000-0000-4000-8000-000000000001', version: 1 }])).status).toBe(404)
  const extended = (await send(returns)).json.rows
  expect(extended.map((r: { dueOn: string; isExtended: boolean }) => [r.dueOn, r.isExtended])).toEqual([
    ['2026-12-04', true],
    ['2026-12-04', true],
  ])
  expect((await send(returns)).json.code).toBe('stale')
})

test('结束以后不能再填、不能再开；没到时限的不算漏报；历次表按单位按批，导得出来', async () => {
  const [desk, unit] = [await app.signedIn(office), await app.signedIn(clerk)]
  const round = await open(desk, '结束一批', ['柳河派出所'])
  const mine = await returnOf(unit, round)
  expect((await unit.send('POST', `/api/screening-rounds/${round.id}/closing`, { version: 1, reason: '停办' })).status).toBe(403)
  const closed = (await desk.send('POST', `/api/screening-rounds/${round.id}/closing`, { version: 1, reason: '并入专项' })).json
  expect(closed).toMatchObject({
    closedByName: '何俊杰',
    tally: { units: 1, released: 1, missing: 0 },
    abilities: { change: false },
  })
  const refused = await unit.send('POST', at(mine, '/nil-return'), { version: mine.version + 1 })
  expect(refused.json.code).toBe('roundClosed')
  expect((await desk.send('POST', `/api/screening-rounds/${round.id}/closing`, { version: 2, reason: '再结束' })).json.code).toBe(
    'roundClosed',
  )
  const { rows, rounds } = (await unit.get('/api/screening-standings')).json
  expect(rows.map((r: { unit: { name: string } }) => r.unit.name)).toEqual(['柳河派出所'])
  expect(rounds.length).toBeGreaterThan(3)
  const cells: { roundId: string; standing: string }[] = rows[0].cells
  expect(cells.find((c) => c.roundId === round.id)?.standing).toBe('released')
  for (const path of ['/api/screening-standings/export', '/api/screening-returns/export']) {
    const file = await desk.get(path)
    expect([file.status, file.text.slice(0, 2)]).toEqual([200, 'PK'])
  }
  expect((await desk.send('POST', '/api/search', { text: '排〔2026〕' })).text).toContain('隐患排查：')
})

test('发起要有施行的清单和用辅警的单位；截止不早于今天；别的单位、别的身份发起不了', async () => {
  const desk = await app.signedIn(office)
  const body = { title: '不该发起', checklistId: await checklistId(desk), unitIds: [], dueOn: due }
  const send = (changes: object) => desk.send('POST', '/api/screening-rounds', { ...body, ...changes })
  expect((await send({ dueOn: '2026-11-22' })).json.code).toBe('past')
  expect((await send({ unitIds: ['00000000-0000-4000-8000-000000000001'] })).status).toBe(404)
  expect((await send({ checklistId: '00000000-0000-4000-8000-000000000001' })).json.code).toBe('notInForce')
  expect((await (await app.signedIn(clerk)).send('POST', '/api/screening-rounds', body)).status).toBe(403)
  const { units, checklist } = (await desk.send('POST', '/api/screening-rounds/preparation', { unitIds: [] })).json
  expect(checklist).toMatchObject({ id: body.checklistId, number: 1 })
  const all = (await send({ title: '全局一批' })).json
  expect(all.tally.units).toBe(units)
  const { rows } = await app.services.pool.query(
    `select count(*)::int as n from "units" where "closedOn" is null and "kind" in ('policeStation', 'division', 'office')`,
  )
  expect(units).toBe(rows[0].n)
})
