import { beforeAll, expect, test } from 'vitest'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { clerk, office, unitHead } from '../../tests/harness/database.ts'
import { jobDone } from '../../tests/harness/job-done.ts'
import { weekClock } from '../../tests/harness/weekly-desk.ts'

const app = useApp()
const clock = weekClock(app)
const noTexts = { progress: '', difficulties: '', requests: '', plans: '' }
const deputy = { name: '孙立新', role: 'leaderInCharge' } as const
const otherClerk = { name: '邵美琳', role: 'unitClerk' } as const
type Report = { id: string; version: number; lines: { id: string; n: number }[] }
let at = { clerk: {} as Browser, head: {} as Browser, deputy: {} as Browser, office: {} as Browser, other: {} as Browser }

/** The clock, and everybody signed in again: a session does not last for weeks. */
async function on(words: string): Promise<void> {
  clock.set(words)
  await clock.settle()
  const [c, h, d, o, x] = await Promise.all([clerk, unitHead, deputy, office, otherClerk].map((p) => app.signedIn(p)))
  if (c && h && d && o && x) at = { clerk: c, head: h, deputy: d, office: o, other: x }
}
const one = async <T>(text: string, values: unknown[] = []): Promise<T> =>
  (await app.services.pool.query(text, values)).rows[0] as T
const unitId = async (name: string) => (await one<{ id: string }>('select "id" from "units" where "name" = $1', [name])).id
const week = async (browser: Browser, weekOn: string, unit = '柳河派出所') => {
  const { json } = await browser.get(`/api/weekly-reports?weekOn=${weekOn}&below=false&unitId=${await unitId(unit)}`)
  return (await browser.get(`/api/weekly-reports/${json.rows[0].id}`)).json
}
const find = async (browser: Browser, title: string, unit = '柳河派出所') => {
  const found = { category: 'other', subcategoryId: null, title, description: '抽查发现。' }
  const answer = await browser.send('POST', '/api/hazards', { unitId: await unitId(unit), ...found })
  expect(answer.text).toContain(title)
}
const act = (browser: Browser, r: Report, noun: string, more: object = {}) =>
  browser.send('POST', `/api/weekly-reports/${r.id}/${noun}`, { version: r.version, ...more })
const prepare = (browser: Browser, r: Report, texts: object = noTexts) => act(browser, r, 'preparation', { texts })
const hazardsIn = (r: Report) => r.lines.find((l) => l.id === 'hazardsFound')?.n

beforeAll(() => on('2026-11-23 15:20:00'))

test('截止前一天零点起草，各单位一份；记录多了，没送审的草稿跟着多；数字点得开', async () => {
  expect((await at.office.get('/api/weekly-reports')).json.total).toBe(0)
  await find(at.clerk, '钥匙没有登记')
  await on('2026-11-25 00:00:01')
  await clock.settle()
  const units = await one<{ n: number }>(
    `select count(*)::int as n from "units" where "kind" in ('policeStation', 'division', 'office') and "closedOn" is null`,
  )
  expect((await at.office.get('/api/weekly-reports')).json.total).toBe(units.n)
  clock.set('2026-11-25 00:05:00')
  await find(at.clerk, '派车单补填')
  clock.set('2026-11-25 00:14:00')
  const report = await week(at.clerk, '2026-11-23')
  expect(report).toMatchObject({
    weekName: '2026年第48周',
    cutOffAt: '2026-11-26T04:00:00.000Z',
    state: 'drafted',
    standing: null,
  })
  expect([hazardsIn(report), report.countedTo]).toEqual([2, '2026-11-24T16:10:00.000Z'])
  const counted = (await at.clerk.get(`/api/weekly-reports/${report.id}/counted?line=hazardsFound`)).json
  expect(counted.rows.map((r: { title: string }) => r.title.split('　')[1])).toEqual(['钥匙没有登记', '派车单补填'])
  expect(report.abilities).toMatchObject({ fill: true, nil: false, confirm: false })
  expect((await at.clerk.get('/api/todos')).text).toContain('周报：2026年第48周，柳河派出所')
})

test('内勤补文字送审，领导看到的数字就是报出去的；自己送的、外所的、旧版本的、有记录的“无变化”都不行', async () => {
  await on('2026-11-25 15:00:00')
  const report = await week(at.clerk, '2026-11-23')
  expect((await act(at.clerk, report, 'nil-return')).json.code).toBe('hasChanges')
  expect((await at.other.get(`/api/weekly-reports/${report.id}`)).status).toBe(404)
  expect((await prepare(at.other, report)).status).toBe(404)
  expect((await act(at.head, report, 'submission')).json.code).toBe('wrongState')
  const texts = { ...noTexts, progress: '证书柜到货。' }
  const sent = await prepare(at.clerk, report, texts)
  expect(sent.json).toMatchObject({ state: 'toConfirm', preparedByName: '谢春燕', texts })
  expect((await at.head.get('/api/todos')).text).toContain('审核周报')
  expect((await act(at.clerk, sent.json, 'submission')).status).toBe(403)
  expect((await act(at.head, report, 'submission')).json.code).toBe('stale')
  const back = await act(at.head, sent.json, 'return', { reason: '请补困难。' })
  expect(back.json).toMatchObject({ state: 'returned', returnReason: '请补困难。' })
  const again = await prepare(at.clerk, back.json, texts)
  await on('2026-11-25 16:00:00')
  await find(at.clerk, '送审以后才发现')
  const done = await act(at.deputy, again.json, 'submission')
  expect(done.json).toMatchObject({ state: 'submitted', standing: 'onTime', confirmedByName: '孙立新', number: 1 })
  expect(hazardsIn(done.json)).toBe(2)
})

test('过了截止没报的记漏报，上首页，顺着往上催；补报的改记迟报；更正另存一版写明原因，按时不变', async () => {
  await on('2026-11-26 12:00:01')
  const missed = await week(at.other, '2026-11-23', '青桥派出所')
  expect(missed).toMatchObject({ standing: 'missing', state: 'drafted', abilities: { nil: true } })
  const others = (await at.office.get('/api/weekly-reports?standing=missing&weeks=2')).json.total
  expect((await at.office.get('/api/front-page')).text).toContain('漏报的周报')
  const late = await act(at.other, missed, 'nil-return')
  expect(late.json).toMatchObject({ standing: 'late', isNil: true, state: 'submitted' })
  expect((await at.office.get('/api/weekly-reports?standing=missing&weeks=2')).json.total).toBe(others - 1)
  const report = await week(at.clerk, '2026-11-23')
  const texts = { ...noTexts, progress: '证书柜到货，已启用。' }
  const corrected = await act(at.clerk, report, 'correction', { texts, reason: '漏写启用。' })
  expect(corrected.json).toMatchObject({ state: 'toConfirm', correctionReason: '漏写启用。' })
  const second = await act(at.head, corrected.json, 'submission')
  expect(second.json).toMatchObject({ standing: 'onTime', number: 2, arrivedAt: report.arrivedAt })
  expect(second.json.versions.map((v: { reason: string | null }) => v.reason)).toEqual(['漏写启用。', null])
  const returned = await act(at.office, second.json, 'return', { reason: '数字请核对。' })
  expect(returned.json).toMatchObject({ state: 'returned', standing: 'onTime' })
  expect((await at.clerk.get('/api/todos')).text).toContain('数字请核对。')
  const pdf = await at.clerk.get(`/api/weekly-reports/${report.id}/print?format=pdf`)
  expect([pdf.status, pdf.text.slice(0, 5)]).toEqual([200, '%PDF-'])
})

test('12:00:00.000 到的按时，12:00:00.001 到的迟报，按到达服务器的时间；上周送审后的记录数在这周，不丢不重', async () => {
  for (const [from, to, arrived, standing] of [
    ['2026-12-02 09:00:00', '2026-12-03 11:59:00', '2026-12-03 12:00:00.000', 'onTime'],
    ['2026-12-09 09:00:00', '2026-12-10 11:59:00', '2026-12-10 12:00:00.001', 'late'],
  ] as const) {
    await on(from)
    const weekOn = from < '2026-12-07' ? '2026-11-30' : '2026-12-07'
    const report = await week(at.clerk, weekOn)
    expect(hazardsIn(report)).toBe(weekOn === '2026-11-30' ? 1 : 0)
    await on(to)
    const sent = await prepare(at.clerk, report)
    await on(arrived.slice(0, 17).concat('05'))
    expect(await week(at.office, weekOn)).toMatchObject({ standing: 'missing' })
    clock.set(arrived)
    expect((await act(at.head, sent.json, 'submission')).json).toMatchObject({ standing })
  }
})

test('漏报的一周到下一次截止还能补报，过了就不能，也不再催；辅警办写明理由重新开放，补报的计迟报', async () => {
  const missed = await week(at.other, '2026-11-30', '青桥派出所')
  expect(missed).toMatchObject({
    standing: 'missing',
    closedAt: '2026-12-10T04:00:00.000Z',
    abilities: { fill: false, nil: false },
  })
  expect((await prepare(at.other, missed)).json.code).toBe('weekClosed')
  expect((await at.other.get('/api/owed')).text).not.toContain('2026年第49周周报')
  const reason = '该所断网三天，确需补报。'
  expect((await act(at.clerk, await week(at.clerk, '2026-11-30'), 'reopening', { reason })).status).toBe(403)
  expect((await act(at.office, await week(at.office, '2026-12-07'), 'reopening', { reason })).json.code).toBe('notClosed')
  const opened = await act(at.office, missed, 'reopening', { reason })
  expect(opened.json).toMatchObject({ closedAt: null, reopened: { by: '何俊杰', reason } })
  await clock.settle()
  const sent = await act(at.other, await week(at.other, '2026-11-30', '青桥派出所'), 'nil-return')
  expect(sent.json).toMatchObject({ standing: 'late', state: 'submitted' })
})

test('截止日由辅警办定，下周起施行；放假提前两天改，截止跟着挪，过了的不动；没载入的年份用平常的星期并说明', async () => {
  await on('2026-12-14 09:00:00')
  const rule = { weekday: 3, minute: 1020, shift: 'before', reason: '政治处会商改在周四。' }
  expect((await at.clerk.send('POST', '/api/weekly-rule', { version: 1, ...rule })).status).toBe(403)
  const set = await at.office.send('POST', '/api/weekly-rule', { version: 1, ...rule })
  expect(set.json).toMatchObject({ version: 2, inForce: 1 })
  expect(set.json.coming.map((c: { cutOffAt: string }) => c.cutOffAt).slice(0, 2)).toEqual([
    '2026-12-17T04:00:00.000Z',
    '2026-12-23T09:00:00.000Z',
  ])
  expect((await at.office.send('POST', '/api/weekly-rule', { version: 1, ...rule })).json.code).toBe('stale')
  await on('2026-12-21 10:00:00')
  expect((await at.office.get('/api/weekly-reports?weekOn=2026-12-21')).json.total).toBe(0)
  await on('2026-12-22 09:00:00')
  const year = (await at.office.get('/api/calendar?year=2026')).json.loaded
  const off = { fromOn: '2026-12-23', toOn: '2026-12-23', isWorkday: false, note: '临时放假' }
  expect((await at.office.send('POST', '/api/calendar-days', { version: year.version, ...off })).status).toBe(200)
  await clock.settle()
  expect(await week(at.clerk, '2026-12-21')).toMatchObject({ cutOffAt: '2026-12-22T09:00:00.000Z' })
  expect(await week(at.clerk, '2026-12-07')).toMatchObject({ cutOffAt: '2026-12-10T04:00:00.000Z' })
  expect(set.json.coming.at(-1)).toMatchObject({ isPlainDay: true })
  const heat = (await at.office.get('/api/weekly-heat-map?weeks=8')).json
  expect(heat.weeks.map((w: { name: string }) => w.name)).toEqual([52, 51, 50, 49, 48].map((n) => `2026年第${n}周`))
  expect(heat.rows.find((r: { unit: { name: string } }) => r.unit.name.startsWith('柳河')).cells).toBe('wmloo')
})

test('单位周中并入别的单位，草稿撤销，它的一周接在接收单位的周报里数', async () => {
  await on('2026-12-22 10:00:00')
  await find(at.office, '并入前发现的', '青桥派出所')
  const [from, to] = [await unitId('青桥派出所'), await unitId('石岗派出所')]
  const { version } = await one<{ version: number }>('select "version" from "units" where "id" = $1', [from])
  const asked = await at.office.send('POST', `/api/units/${from}/merger`, {
    version,
    successorId: to,
    closedOn: '2026-12-22',
    reason: '机构调整，并入石岗。',
  })
  expect(asked.status).toBe(200)
  expect((await jobDone(app, at.office, asked.json.jobId)).state).toBe('done')
  await on('2026-12-22 11:00:00')
  const successor = await week(at.office, '2026-12-21', '石岗派出所')
  expect(successor).toMatchObject({ alsoFor: ['青桥派出所'] })
  const gone = await one<{ state: string }>(
    `select "state" from "weeklyReports" where "unitId" = $1 and "weekOn" = '2026-12-21'`,
    [from],
  )
  expect(gone.state).toBe('withdrawn')
  expect(hazardsIn(successor)).toBe(1)
})
