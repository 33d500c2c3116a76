import { expect, test } from 'vitest'
import { readWorkbook } from '../../platform/spreadsheet/read-workbook.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { clerk, office, type Player, unitHead } from '../../tests/harness/database.ts'

const app = useApp()
const otherClerk: Player = { name: '邵美琳', role: 'unitClerk' }
const leader: Player = { name: '李文静', role: 'politicalOfficeLeader' }

const plain = {
  kind: 'text',
  isRequired: true,
  help: '',
  least: null,
  most: null,
  maxLength: null,
  options: [],
  filledFrom: null,
  whyAsked: null,
}
const column = (name: string, more: object = {}) => ({ ...plain, name, ...more })
const sizes = column('作训服尺码', { kind: 'choice', options: ['165', '170', '175'] })
const shoes = column('鞋码', { kind: 'number', least: 35, most: 48, isRequired: false })
const unitId = async (name: string): Promise<string> =>
  (await app.services.pool.query('select "id" from "units" where "name" = $1', [name])).rows[0].id
const body = async (columns: object[], more: object = {}) => ({
  title: '冬季作训服尺码',
  basis: '装备采购按人配发，花名册里没有尺码',
  rowsPer: 'auxiliary',
  columns,
  unitIds: await Promise.all(['柳河派出所', '青桥派出所'].map(unitId)),
  workingDays: 3,
  dueOn: null,
  ...more,
})
async function send(desk: Browser, columns: object[], more: object = {}) {
  const answer = await desk.send('POST', '/api/own-forms', await body(columns, more))
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)])
  return answer.json
}
const partOf = async (browser: Browser, { id }: { id: string }) =>
  (await browser.get(`/api/own-form-parts?ownFormId=${id}`)).json.rows.find(
    (p: { unit: { name: string } }) => p.unit.name === '柳河派出所',
  )
const at = ({ id }: { id: string }, tail = '') => `/api/own-form-parts/${id}${tail}`
interface Row {
  personId: string | null
  name: string
  number: string
  values: Record<string, string | number | boolean | null>
}
const typed = (rows: Row[], values: object) => rows.map(({ personId }) => ({ personId, values }))

test('问系统已有的：先告诉、给带出；不带出要写理由；身份证号、网上账号不收；全是已有的不用下发', async () => {
  const desk = await app.signedIn(office)
  const refused = async (columns: object[], more = {}) =>
    (await desk.send('POST', '/api/own-forms', await body(columns, more))).json
  expect((await refused([sizes, column('入职时间')])).detail).toContain('花名册里已有“入职日期”，可以直接带出')
  expect((await refused([sizes, column('入职时间')], { rowsPer: 'many' })).detail).toContain('改成“每名辅警一行”')
  expect((await refused([sizes, column('身份证号码')])).detail).toContain('加密存着')
  expect((await refused([sizes, column('微信号', { whyAsked: '方便联系' })])).detail).toContain('不收个人的网上账号')
  expect((await refused([column('姓名', { filledFrom: 'name' })])).errors[0].code).toBe('nothingToAsk')
  expect((await refused([sizes], { dueOn: '2026-11-30' })).errors[0].code).toBe('oneOfTwo')
  const kept = await send(desk, [sizes, column('警号', { whyAsked: '核对旧胸牌上的号' })], { title: '胸牌核对' })
  expect(kept.columns[1]).toMatchObject({ name: '警号', filledFrom: null, whyAsked: '核对旧胸牌上的号' })
  expect(kept).toMatchObject({
    dueOn: '2026-11-26',
    serialNumber: expect.stringMatching(/^表〔2026〕/),
    tally: { units: 2, notDue: 2 },
  })
})

test('每名辅警一行：岗位已经带出；内勤下载、填好上传，错格说出格号；报送后定格，主要领导确认，辅警办退回再报，汇总按列排序', async () => {
  const [desk, unit, head] = [await app.signedIn(office), await app.signedIn(clerk), await app.signedIn(unitHead)]
  const form = await send(desk, [column('岗位', { filledFrom: 'post', isRequired: false }), sizes, shoes])
  expect((await unit.get('/api/todos')).text).toContain('填报表单：冬季作训服尺码，柳河派出所')
  expect((await unit.get('/api/owed')).text).toContain('冬季作训服尺码')
  const part = await partOf(unit, form)
  const before = (await unit.get(at(part))).json
  const people: Row[] = before.rowsNow
  expect([people.length > 1, people[0]?.values.c1, before.columns[0].kind]).toEqual([true, expect.any(String), 'text'])

  const file = await readWorkbook((await unit.get(at(part, '/sheet'))).bytes, '表.xlsx')
  const lines = file.sheets[0]?.rows.filter((r) => r.cells.length >= 4) ?? []
  expect(lines[0]?.cells.map((c) => c.text)).toEqual(['序号', '姓名', '辅警编号', '岗位', '作训服尺码', '鞋码'])
  expect(lines.length).toBe(people.length + 1)
  const columns = ['姓名', '辅警编号', '岗位', '作训服尺码', '鞋码'].map((header) => ({
    header,
    width: 12,
    kind: 'text' as const,
  }))
  const rows = people.map((p, i) => [p.name, p.number, '改了不算', i === 0 ? '180' : '170', i === 1 ? '四十' : '42'])
  const filled = writeWorkbook({ sheets: [{ name: '填报', columns, rows }] })
  const fileId = (await unit.send('POST', '/api/uploads?name=尺码.xlsx', Buffer.from(filled))).json.id
  const reading = (await unit.send('POST', at(part, '/sheet-reading'), { fileId })).json
  expect(reading.faults).toEqual([
    { place: 'D2', message: '“作训服尺码”要从这几项里选：165、170、175。' },
    { place: 'E3', message: '“鞋码”要填数字。' },
  ])
  expect(reading.rows[2]).toMatchObject({ personId: people[2]?.personId, values: { c2: '170', c3: 42 } })

  const saved = (await unit.send('PATCH', at(part), { version: 1, rows: reading.rows })).json
  expect(saved.rowsNow[0]).toMatchObject({ values: { c1: people[0]?.values.c1, c2: '180' } })
  const wrong = await unit.send('POST', at(part, '/submission'), { version: 2, rows: reading.rows, isNil: false })
  expect([wrong.status, wrong.json.errors.map((e: { path: string }) => e.path)]).toEqual([422, ['rows.0.c2', 'rows.1.c3']])
  const right = { rows: typed(people, { c1: '改了不算', c2: '170', c3: 42 }), isNil: false }
  const sent = (await unit.send('POST', at(part, '/submission'), { version: 2, ...right })).json
  expect(sent).toMatchObject({
    state: 'submitted',
    standing: 'onTime',
    rows: people.length,
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  expect(sent.rowsNow[0].values).toEqual({ c1: people[0]?.values.c1, c2: '170', c3: 42 })
  expect((await unit.send('PATCH', at(part), { version: 3, rows: [] })).json.code).toBe('wrongState')
  expect((await unit.send('POST', at(part, '/confirmation'), { version: 3 })).status).toBe(403)

  expect((await head.get('/api/todos')).text).toContain('确认表单：冬季作训服尺码，柳河派出所')
  expect((await head.send('POST', at(part, '/confirmation'), { version: 2 })).status).toBe(409)
  expect((await head.send('POST', at(part, '/confirmation'), { version: 3 })).json.state).toBe('confirmed')
  expect((await head.send('POST', at(part, '/return'), { version: 4, reason: '自己再看看' })).status).toBe(403)
  const back = (await desk.send('POST', at(part, '/return'), { version: 4, reason: '鞋码要女款' })).json
  expect(back).toMatchObject({
    state: 'returned',
    returnReason: '鞋码要女款',
    submissions: [{ number: 1, returnReason: '鞋码要女款' }],
  })
  expect((await desk.get(`/api/own-forms/${form.id}/rows`)).json.total).toBe(0)
  const again = {
    rows: people.map(({ personId }, i) => ({ personId, values: { c2: '175', c3: Math.max(48 - i, 40) } })),
    isNil: false,
  }
  expect((await unit.send('POST', at(part, '/submission'), { version: 5, ...again })).json.submissions.length).toBe(2)
  expect((await desk.get(`${at(part)}?number=1`)).json.rowsNow[0].values.c2).toBe('170')
  const table = (await desk.get(`/api/own-forms/${form.id}/rows?sort=-c3&limit=1`)).json
  expect(table).toMatchObject({
    total: people.length,
    rows: [{ unit: { name: '柳河派出所' }, values: { c3: 48 } }],
  })
  const next = (await desk.get(`/api/own-forms/${form.id}/rows?sort=-c3&limit=1&cursor=${table.nextCursor}`)).json
  expect(next.rows[0].values.c3).toBe(47)
  expect((await desk.get(`/api/own-forms/${form.id}/rows?column=c2&holds=170`)).json.total).toBe(0)
  const sheet = await readWorkbook((await desk.get(`/api/own-forms/${form.id}/rows/export`)).bytes, '汇总.xlsx')
  expect(sheet.sheets[0]?.rows.length).toBe(people.length + 3)
})

test('每个单位一行和若干行：人数、隐患数带出；没有可报的也算报；时限过了是漏报，延期又有时间；结束以后不能再报；外单位看不到', async () => {
  const [desk, unit, other, reader] = [
    await app.signedIn(office),
    await app.signedIn(clerk),
    await app.signedIn(otherClerk),
    await app.signedIn(leader),
  ]
  const cars = await send(desk, [column('车牌'), column('年检日期', { kind: 'date' })], { title: '巡逻车', rowsPer: 'many' })
  const filled = [
    column('辅警人数', { filledFrom: 'headcount' }),
    column('隐患数', { filledFrom: 'openHazards' }),
    column('装备柜数', { kind: 'number' }),
  ]
  const rooms = await send(desk, filled, { title: '装备柜', rowsPer: 'unit' })
  const [car, room] = [await partOf(unit, cars), await partOf(unit, rooms)]
  expect((await unit.get(at(room))).json.rowsNow).toEqual([
    expect.objectContaining({ values: { c1: expect.any(Number), c2: expect.any(Number), c3: null } }),
  ])
  expect((await unit.send('POST', at(car, '/submission'), { version: 1, rows: [], isNil: false })).json.code).toBe('noRows')
  const nil = { version: 1, rows: [], isNil: true }
  expect((await other.get(at(car))).status).toBe(404)
  expect((await other.send('POST', at(car, '/submission'), nil)).status).toBe(404)
  expect((await reader.send('POST', at(car, '/submission'), nil)).status).toBe(403)
  expect((await unit.send('POST', '/api/own-forms', await body([sizes]))).status).toBe(403)
  const stranger = {
    version: 1,
    rows: [
      { personId: null, values: {} },
      { personId: null, values: {} },
    ],
  }
  expect((await unit.send('PATCH', at(room), stranger)).json.errors[0].code).toBe('oneRow')

  await app.services.pool.query(
    `update "ownFormParts" set "openedOn" = '2026-11-18', "dueOn" = '2026-11-20' where "formId" = any($1)`,
    [[cars.id, rooms.id]],
  )
  expect((await unit.send('POST', at(car, '/submission'), nil)).json).toMatchObject({ standing: 'late', rows: 0 })
  const reminded = { unitIds: [await unitId('柳河派出所')] }
  expect((await desk.send('POST', `/api/own-forms/${rooms.id}/reminders`, reminded)).status).toBe(200)
  expect((await unit.get('/api/todos')).text).toContain('已催报')
  const missing = `/api/own-form-parts?ownFormId=${rooms.id}&standing=missing`
  expect((await desk.get(missing)).json.total).toBe(2)
  const later = { parts: [{ id: room.id, version: 1 }], dueOn: '2026-11-30', reason: '安保任务' }
  expect((await desk.send('POST', '/api/own-form-parts/extensions', later)).json.rows[0]).toMatchObject({
    standing: 'notDue',
    isExtended: true,
  })
  const closing = { version: rooms.version, reason: '改由装备科统一盘点' }
  expect((await desk.send('POST', `/api/own-forms/${rooms.id}/closing`, closing)).json.tally).toMatchObject({
    missing: 1,
    released: 1,
  })
  const after = await unit.send('POST', at(room, '/submission'), {
    version: 3,
    rows: [{ personId: null, values: { c3: 2 } }],
    isNil: false,
  })
  expect(after.json.code).toBe('formClosed')
})
