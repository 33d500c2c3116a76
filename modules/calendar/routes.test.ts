import { expect, test } from 'vitest'
import { useApp } from '../../tests/harness/app.ts'
import { clerk, office } from '../../tests/harness/database.ts'
import type { DayView } from './contract.ts'

const app = useApp()
const system = { name: '系统管理员', role: 'systemAdministrator' } as const
const free = (on: string, note: string): DayView => ({ on, isWorkday: false, note })
const eventsOf = async (verb: string) =>
  (
    await app.services.pool.query<{ field: string; before: string | null; after: string | null }>(
      `select c."field", c."before", c."after" from "events" e join "changes" c on c."eventId" = e."id" where e."verb" = $1 order by e."seq", c."position"`,
      [verb],
    )
  ).rows

test('建局就载入了当年的日历；谢春燕看得见放假和调休，改不了', async () => {
  const browser = await app.signedIn(clerk)
  const { json } = await browser.get('/api/calendar')
  expect(json).toMatchObject({
    year: 2026,
    years: [2026],
    loaded: { source: 'stateCouncil', by: '建局', workdays: 248 },
    abilities: { keep: false },
  })
  expect(json.days).toContainEqual(free('2026-10-01', '国庆节'))
  expect(json.days).toContainEqual({ on: '2026-10-10', isWorkday: true, note: '国庆节调休' })
  expect(json.days.map((d: DayView) => d.on)).not.toContain('2026-10-03') // 本来就是星期六
  const change = { version: 1, fromOn: '2026-12-28', toOn: '2026-12-28', isWorkday: false, note: '试' }
  expect((await browser.send('POST', '/api/calendar-days', change)).status).toBe(403)
})

test('何俊杰把 12月25日到 28日改为放假：只记工作日，留痕写明改前改后；改回上班，日历还原', async () => {
  const desk = await app.signedIn(office)
  const span = { fromOn: '2026-12-25', toOn: '2026-12-28', isWorkday: false, note: '县里统一调整' }
  const changed = await desk.send('POST', '/api/calendar-days', { ...span, version: 1 })
  expect(changed.json.loaded).toMatchObject({ workdays: 246, version: 2 })
  expect(changed.json.days.filter((d: DayView) => d.note === span.note).map((d: DayView) => d.on)).toEqual([
    '2026-12-25',
    '2026-12-28',
  ])
  expect(await eventsOf('calendar.dayChanged')).toEqual([
    { field: '2026-12-25', before: '上班', after: '放假，县里统一调整' },
    { field: '2026-12-26', before: '周末', after: '周末' },
    { field: '2026-12-27', before: '周末', after: '周末' },
    { field: '2026-12-28', before: '上班', after: '放假，县里统一调整' },
  ])
  expect((await desk.send('POST', '/api/calendar-days', { ...span, version: 1 })).json.code).toBe('stale')
  expect((await desk.send('POST', '/api/calendar-days', span)).status).toBe(428)
  const back = await desk.send('POST', '/api/calendar-days', { ...span, version: 2, isWorkday: true, note: '照常上班' })
  expect(back.json.loaded.workdays).toBe(250) // 原来的周末也改成了上班
})

test('过去的日子不能改，跨年的、倒着的、没有载入的也不行', async () => {
  const desk = await app.signedIn(office)
  const version = (await desk.get('/api/calendar')).json.loaded.version
  const codeOf = async (fromOn: string, toOn: string) =>
    (await desk.send('POST', '/api/calendar-days', { version, fromOn, toOn, isWorkday: false, note: '试' })).json.code
  expect(await codeOf('2026-11-20', '2026-11-20')).toBe('dayOver')
  expect(await codeOf('2026-11-20', '2026-12-01')).toBe('dayOver')
  expect(await codeOf('2026-12-31', '2027-01-02')).toBe('twoYears')
  expect(await codeOf('2026-12-31', '2026-12-30')).toBe('endsBeforeStart')
  expect(await codeOf('2027-01-04', '2027-01-04')).toBe('yearNotLoaded')
})

test('2027 年：没有一天放假的不收，标注完才载入，一年只载入一次', async () => {
  const admin = await app.signedIn(system)
  expect((await admin.get('/api/calendar?year=2027')).json).toMatchObject({ loaded: null, isAnnounced: false, days: [] })
  const load = (days: DayView[]) => admin.send('POST', '/api/calendar-years', { year: 2027, days })
  const holiday = free('2027-01-01', '元旦')
  expect((await load([])).json.code).toBe('noDayOff')
  expect((await load([{ ...holiday, on: '2028-01-03' }])).json.code).toBe('strayDay')
  expect((await load([holiday, free('2027-01-02', '本来就是星期六')])).json.code).toBe('strayDay')
  expect((await load([holiday, holiday])).json.code).toBe('strayDay')
  const loaded = await load([holiday, { on: '2027-01-03', isWorkday: true, note: '元旦调休' }])
  expect(loaded.json).toMatchObject({ years: [2026, 2027], loaded: { source: 'hand', by: '系统管理员', workdays: 261 } })
  expect((await load([holiday])).json.code).toBe('alreadyLoaded')
  expect(await eventsOf('calendar.yearLoaded')).toEqual([
    { field: 'year', before: null, after: '2027' },
    { field: 'days', before: null, after: '2027-01-01 放假，元旦；2027-01-03 上班，元旦调休' },
  ])
})

test('系统带着放假安排的年份，核对后载入，记明出处', async () => {
  const desk = await app.signedIn(office)
  const { json } = await desk.get('/api/calendar?year=2025')
  expect(json).toMatchObject({ loaded: null, isAnnounced: true })
  const loaded = await desk.send('POST', '/api/calendar-years', { year: 2025, days: json.days })
  expect(loaded.json.loaded).toMatchObject({ source: 'stateCouncil', by: '何俊杰', workdays: 248 })
})

test('2028 年的放假安排从表格导入：看得懂的列出来核对，看不懂的逐行说明，一天都没有写；导出的表能再读回来', async () => {
  const desk = await app.signedIn(office)
  const read = (text: string, year = 2028) =>
    desk.send('POST', `/api/calendar-readings?year=${year}&name=plan.csv`, Buffer.from(text, 'utf8'))
  const good = await read('日期,放假或上班,说明\n2028/1/3,放假,元旦\n2028年1月8日,上班,元旦调休\n2028-01-09,放假,本来是星期日\n')
  expect(good.json).toEqual({
    days: [free('2028-01-03', '元旦'), { on: '2028-01-08', isWorkday: true, note: '元旦调休' }],
    faults: [],
    usual: 1,
  })
  const bad = await read(
    '日期,放假或上班,说明\n元旦,放假,\n2027-01-01,放假,\n2028-05-01,调,\n2028-05-02,放假,\n2028-05-02,上班,\n',
  )
  expect(bad.json.faults).toEqual([
    '第 2 行：日期读不出来，写成 2026-10-01 的样子。',
    '第 3 行：2027-01-01 不在 2028 年。',
    '第 4 行：“调”认不出来，写“放假”或者“上班”。',
    '第 5 行：2028-05-02 写了不止一次。',
    '第 6 行：2028-05-02 写了不止一次。',
  ])
  expect((await desk.get('/api/calendar?year=2028')).json.loaded).toBeNull()
  const file = await desk.get('/api/calendar/export?year=2026')
  const back = await desk.send('POST', '/api/calendar-readings?year=2026&name=a.xlsx', file.bytes)
  expect(back.json).toEqual({ days: (await desk.get('/api/calendar?year=2026')).json.days, faults: [], usual: 0 })
  expect(
    (await (await app.signedIn(clerk)).send('POST', '/api/calendar-readings?year=2028&name=a.csv', Buffer.from('a'))).status,
  ).toBe(403)
})
