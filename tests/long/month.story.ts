import { unzipSync } from 'fflate'
import { afterEach, expect, test } from 'vitest'
import type { StoryUnit } from '../harness/folk.ts'
import { answer } from '../harness/ledger-desk.ts'
import { checkBureauReport } from '../harness/month-bureau-report.ts'
import { collectionOf } from '../harness/month-collection.ts'
import { monthDesk } from '../harness/month-desk.ts'
import { inspectLiuhe } from '../harness/month-inspection.ts'
import { slipsOf } from '../harness/month-slips.ts'
import { addWeeklyClause, dispatchAll, enterFromFile } from '../harness/notice-page.ts'
import { seenOn } from '../harness/seen.ts'
import { phone, useStage } from '../harness/story.ts'

/* One month of one notice, 23 November to 25 December 2026. 柳河, 青桥, the office, the political office leader, the line and whoever gets a slip
   are seen in the browser; the other units do the same by the same calls, under their own accounts (tests/harness/month-desk.ts). */
const stage = useStage()
const desk = monthDesk(stage)
const seen = seenOn(stage)
const { enter, look, one, taken, at } = seen
const { folk } = desk
const slips = slipsOf(seen)
const collection = collectionOf(stage, seen, desk)
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await seen.lookAtAll()
  expect(stage.faults).toEqual([])
})
const month = { units: [] as StoryUnit[], collection: '', slip: '' }
const unitOf = (name: string): StoryUnit => month.units.find((u) => u.name === name) as StoryUnit
const but = (...names: string[]) => month.units.filter((u) => !names.includes(u.name))
const reportPage = async (unit: string, weekOn: string) => {
  const text = `select r."id" from "weeklyReports" r join "units" u on u."id" = r."unitId" where u."name" = $1 and r."weekOn" = $2`
  return `/weekly-reports/${(await one<{ id: string }>(text, [unit, weekOn])).id}`
}
const clause =
  (...numbers: string[]) =>
  ({ clauseNumber }: { clauseNumber: string }) =>
    numbers.includes(clauseNumber)

/** A week: everybody but the late and the missing one reports before the cut-off and hands in the weekly clause; one at the first millisecond after it. */
async function week(
  weekOn: string,
  days: { drafts: string; after: string },
  away: { late: string; missing?: string },
): Promise<void> {
  await at(days.drafts)
  const others = but(away.late, away.missing ?? '')
  await desk.each(others, (unit) => desk.report(unit, weekOn))
  await desk.each([...others, unitOf(away.late)], (unit) => desk.conclude(unit, clause('9')))
  await desk.prepare(unitOf(away.late), weekOn)
  await at(days.after)
  expect(await desk.confirm(unitOf(away.late), weekOn)).toBe('late')
}

test('通知从 .docx 录入，全部条款生效，派发到四十个单位，三个工作日内都签收', async () => {
  await folk.open()
  month.units = await folk.units()
  expect(month.units).toHaveLength(40)
  await stage.services.pool.query(`update "people" set "createdAt" = '2026-01-05'`)
  await stage.services.pool.query(`update "assignments" set "recordedAt" = '2026-01-05'`)
  const office = await stage.enter('office')
  await enterFromFile(office, stage.address)
  const notice = office.url()
  await addWeeklyClause(office)
  await office.goto(notice)
  await dispatchAll(office, 9)
  await look(office, 'tree')
  const clerk = await enter('clerk', '/tasks')
  await clerk.locator('thead input[type=checkbox]').check()
  await clerk.getByRole('button', { name: '签收所选' }).click()
  await clerk.getByRole('button', { name: /签收 \d+ 件任务/ }).click()
  await clerk.getByText('待签收').first().waitFor({ state: 'detached' })
  await desk.each(but('柳河派出所'), desk.acknowledge)
  const { units, waiting } = await one<{ units: number; waiting: number }>(
    `select count(distinct t."unitId")::int as "units", (count(*) filter (where t."state" = 'dispatched'))::int as "waiting" from "tasks" t join "units" u on u."id" = t."unitId" where u."kind" <> 'bureau'`,
  )
  expect([units, waiting]).toEqual([40, 0])
})

test('第48周：按时，12:00:00.001 到的迟报，一个所漏报；全局周报重新起草、改、送审、签发、打印', async () => {
  await at('2026-11-25 09:00:00')
  await desk.each(but('柳河派出所', '青桥派出所', '白塔派出所'), (unit) => desk.report(unit, '2026-11-23'))
  await desk.each(but('白塔派出所'), (unit) => desk.conclude(unit, clause('9')))
  for (const [key, unit] of [
    ['clerk', '柳河派出所'],
    ['otherClerk', '青桥派出所'],
  ] as const) {
    const page = await enter(key, await reportPage(unit, '2026-11-23'))
    await page.getByLabel('系统外的工作进展').fill('组织辅警学习值班备勤制度一次。')
    await page.getByLabel('需要局里协调的事项').fill('请警务保障室协调证书柜到货时间。')
    await page.getByRole('button', { name: '送领导审核' }).click()
    await page.getByText('待审核').first().waitFor()
  }
  const head = await enter('head', await reportPage('柳河派出所', '2026-11-23'), phone)
  await head.getByRole('button', { name: '审核报送' }).click()
  await head.getByText('按时').first().waitFor()

  await at('2026-11-26 12:00:00.001')
  const qingqiao = await enter(await folk.login('青桥派出所', 'unitHead'), await reportPage('青桥派出所', '2026-11-23'))
  await qingqiao.getByRole('button', { name: '审核报送' }).click()
  await qingqiao.getByText('迟报').first().waitFor()
  const office = await enter('office', '/bureau-reports')
  await office.getByText('（2026年第48周）').first().click()
  await office.getByRole('button', { name: '重新起草' }).click()
  await answer(office, '重新起草')
  await office.getByText('（一）迟报。青桥派出所。').waitFor()
  await office.getByRole('button', { name: '改文字' }).click()
  const text = office.getByLabel('正文')
  await text.fill(`${await text.inputValue()}\n请漏报的单位今天十七时前补报。`)
  await office.getByRole('button', { name: '存正文' }).click()
  await office.getByRole('heading', { name: '办理' }).waitFor()
  await office.getByRole('button', { name: '送审', exact: true }).click()
  await answer(office, '送审')
  await office.getByText('待签发').first().waitFor()
  const leader = await enter('politicalLeader', new URL(office.url()).pathname)
  await leader.getByRole('button', { name: '签发', exact: true }).click()
  await answer(leader, '签发')
  await leader.getByText('明河公辅周报〔2026〕1号').first().waitFor()
  await look(leader, 'bureau-report')
  await checkBureauReport(seen, leader)
})

test('白塔所每周一件逾期：黄色督办单签收、答复、办结以后还逾期，红色由李文静批准，办结任务再答复', async () => {
  const unit = unitOf('白塔派出所')
  const [clerk, head] = [await folk.login(unit.name, 'unitClerk'), await folk.login(unit.name, 'unitHead')]
  const slip = { unitId: unit.id, task: '每周报送进展情况' }
  await at('2026-11-27 09:00:00')
  const yellow = { ...slip, color: 'yellow', answerBy: '2026-11-30', number: '督〔2026〕黄1号' } as const
  const first = await slips.write(yellow)
  await slips.receive(clerk, first)
  await at('2026-11-30 09:00:00')
  await slips.reply(head, first, '正在补，本周报办结。')
  await slips.close(yellow, first)
  const red = { ...slip, color: 'red', answerBy: '2026-12-02', number: '督〔2026〕红1号' } as const
  const second = await slips.write(red)
  await slips.approve(red, second)
  await slips.receive(clerk, second)
  await desk.conclude(unit, clause('9'))
  await slips.reply(head, second, '已经办结，以后专人每周三报。')
  await slips.close(red, second)
})

test('治安检查柳河：问题进台账，建议在应交里，答复，认可；第49周', async () => {
  await at('2026-12-01 09:00:00')
  await inspectLiuhe(seen)
  await week(
    '2026-11-30',
    { drafts: '2026-12-02 09:00:00', after: '2026-12-03 12:00:00.001' },
    { late: '城关派出所', missing: '云集派出所' },
  )
  const { lines } = await one<{ lines: { id: string; n: number }[] }>(
    `select r."lines" from "weeklyReports" r join "units" u on u."id" = r."unitId" where u."name" = '柳河派出所' and r."weekOn" = '2026-11-30'`,
  )
  expect(lines.filter((l) => ['hazardsFound', 'inspectionFindings'].includes(l.id)).map((l) => l.n)).toEqual([1, 1])
})

test('收集附件1—5：四十个单位各五件；柳河在浏览器里定稿、报送、被退回再报；宣教科全员在系统里签附件3；第50周；蓝色督办单', async () => {
  await at('2026-12-07 09:00:00')
  month.collection = await collection.open('2026-12-18')
  await collection.byHand(month.collection, unitOf('柳河派出所'))
  await collection.signTogether(month.collection, unitOf('宣教科'))
  await desk.each(month.units, (unit) => desk.submitParts(unit, month.collection, '2026-12-07', (p) => p.kind !== 'annex4'))
  await week('2026-12-07', { drafts: '2026-12-09 09:00:00', after: '2026-12-10 12:00:00.001' }, { late: '北关派出所' })
  const blue = {
    color: 'blue',
    unitId: unitOf('柳河派出所').id,
    task: '做好关心关爱',
    answerBy: '2026-12-14',
    number: '督〔2026〕蓝1号',
  } as const
  month.slip = await slips.write(blue)
  await slips.receive('clerk', month.slip)
  await at('2026-12-14 09:00:00')
  await slips.reply('head', month.slip, '已经公布电话和意见箱，今天报办结。')
  await desk.each(month.units, (unit) => desk.conclude(unit, ({ clauseNumber }) => clauseNumber !== '9'))
  await slips.close(blue, month.slip)
})

test('第51周；收集报齐、收下、打包，压缩包里目录和四十乘五件一件不少，漏报清单是空的', async () => {
  await week('2026-12-14', { drafts: '2026-12-16 09:00:00', after: '2026-12-17 12:00:00.001' }, { late: '东关派出所' })
  await at('2026-12-18 09:00:00')
  await desk.each(month.units, (unit) => desk.submitParts(unit, month.collection, '2026-12-18'))
  await collection.acceptAll(month.collection)
  const office = await enter('office', `/collections/${month.collection}`)
  await office.getByRole('button', { name: '打包全部材料' }).click()
  await office.getByRole('link', { name: '下载 .zip' }).waitFor({ timeout: 240_000 })
  const zip = unzipSync((await taken(office, '下载 .zip', 'link')).bytes)
  await collection.checkZip(zip, month.units)
  await look(office, 'collection-done')
  await office.goto(`${stage.address}/collection-parts?collectionId=${month.collection}&standing=missing`)
  await office.getByText('没有符合').or(office.getByText('没有要交的材料')).first().waitFor()
})

test('放假前两天通知：截止提前、任务顺延；月底每个单位的五周都在，没有欠的任务', async () => {
  await at('2026-12-22 09:00:00')
  const office = await folk.calls('明河县公安局', 'auxiliaryOffice')
  const { loaded } = await office.get('/api/calendar?year=2026')
  const off = { version: loaded.version, fromOn: '2026-12-24', toOn: '2026-12-24', isWorkday: false, note: '临时放假' }
  await office.post('/api/calendar-days', off)
  await at('2026-12-22 09:10:00')
  const report = await (await desk.clerkOf(unitOf('柳河派出所'))).get('/api/weekly-reports?weekOn=2026-12-21&below=false')
  expect(report.rows[0]).toMatchObject({ cutOffAt: '2026-12-23T04:00:00.000Z' })
  await week('2026-12-21', { drafts: '2026-12-22 09:20:00', after: '2026-12-23 12:00:00.001' }, { late: '西关派出所' })
  const { days } = await one<{ days: string[] }>(
    `select array_agg(distinct "dueOn"::text) as "days" from "tasks" where "period" = '2026-12-24'`,
  )
  expect(days).toEqual(['2026-12-25'])

  await at('2026-12-25 09:00:00')
  const page = await enter('office', '/weekly-heat-map')
  const cells = page.getByRole('link', { name: /^(青桥|城关|白塔|云集)所，/ })
  await cells.first().waitFor()
  await look(page, 'heat-map')
  const names = await Promise.all((await cells.all()).map((cell) => cell.getAttribute('aria-label')))
  for (const name of [
    '青桥所，2026年第48周，迟报',
    '白塔所，2026年第48周，漏报',
    '城关所，2026年第49周，迟报',
    '云集所，2026年第49周，漏报',
  ])
    expect(names).toContain(name)
  const late = await enter('office', await reportPage('白塔派出所', '2026-11-23'))
  await late.getByText('这一周不能再补报').waitFor()
  await look(late, 'week-closed')
  await late.getByRole('button', { name: '重新开放补报' }).click()
  await answer(late, '重新开放', '该所断网三天，确需补报。')
  await late.getByText('何俊杰重新开放了补报：该所断网三天，确需补报。').waitFor()
  await look(late, 'week-reopened')
  await desk.report(unitOf('白塔派出所'), '2026-11-23')
  await late.reload()
  await late.getByText('迟报').first().waitFor()
  await desk.settleConcluded()
  const open = await one<{ n: number; archived: number }>(
    `select (count(*) filter (where t."state" <> 'archived' and t."dueOn" <= '2026-12-25'))::int as n, (count(*) filter (where t."state" = 'archived'))::int as "archived" from "tasks" t join "units" u on u."id" = t."unitId" where u."kind" <> 'bureau'`,
  )
  /* Six clauses of each unit, five Thursdays, and those that only some units have. */
  expect(open.archived).toBeGreaterThanOrEqual(40 * 11)
  expect(open.n).toBe(0)
})
