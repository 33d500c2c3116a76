import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { phone, useStage } from '../harness/story.ts'
import { weekClock } from '../harness/weekly-desk.ts'

const stage = useStage()
const clock = weekClock(stage)
afterEach(() => expect(stage.faults).toEqual([]))

/** It is this time, and the system has done what it does at this time. */
async function at(words: string): Promise<void> {
  clock.set(words)
  await clock.settle(true)
}
/** Somebody of the cast at the server's time. */
async function enter(key: string, size?: { width: number; height: number }): Promise<Page> {
  const page = await stage.enter(key, size)
  await page.clock.setFixedTime(stage.services.clock())
  return page
}
/** The clerk's page of the week that runs, through the in-box. */
async function openDraft(page: Page, week: number): Promise<void> {
  await page.goto(`${stage.address}/weekly-reports`)
  await page.getByText(`2026年第${week}周`).first().waitFor()
  await page
    .getByRole('link', { name: '填报' })
    .or(page.getByRole('button', { name: '填报' }))
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: new RegExp(`2026年第${week}周周报$`) }).waitFor()
}
async function prepare(week: number, words: string): Promise<string> {
  const page = await enter('clerk')
  await openDraft(page, week)
  await page.getByLabel('系统外的工作进展').fill(words)
  await page.getByRole('button', { name: '送领导审核' }).click()
  await page.getByText('待审核').first().waitFor()
  const address = page.url()
  await page.context().close()
  return address
}
async function confirm(address: string, standing: string): Promise<void> {
  const page = await enter('head', phone)
  await page.goto(address)
  await page.getByRole('button', { name: '审核报送' }).click()
  await page.getByText(standing).first().waitFor()
  await page.context().close()
}
async function sayNil(key: string, week: number, standing: string): Promise<void> {
  const page = await enter(key)
  await openDraft(page, week)
  await page.getByRole('button', { name: '本周无变化' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '本周无变化，报送' }).click()
  await page.getByText(`${standing}·无变化`).first().waitFor()
  await page.context().close()
}
/** The week's bureau report, sent and issued. */
async function issue(week: number, number: number): Promise<void> {
  const office = await enter('office')
  await office.goto(`${stage.address}/bureau-reports`)
  await office.getByText(`明河县公安局辅警管理工作周报（2026年第${week}周）`).first().click()
  await office.getByRole('button', { name: '送审', exact: true }).click()
  await office.getByRole('dialog').getByRole('button', { name: '送审' }).click()
  await office.getByText('待签发').first().waitFor()
  const leader = await enter('politicalLeader')
  await leader.goto(office.url())
  await leader.getByRole('button', { name: '签发', exact: true }).click()
  await leader.getByRole('dialog').getByRole('button', { name: '签发' }).click()
  await leader.getByText(`明河公辅周报〔2026〕${number}号`).first().waitFor()
  await office.context().close()
  await leader.context().close()
}
async function heatOf(unit: string): Promise<string[]> {
  const page = await enter('office')
  await page.goto(`${stage.address}/weekly-heat-map`)
  const cells = page.getByRole('link', { name: new RegExp(`^${unit}，`) })
  await cells.first().waitFor()
  const names = await Promise.all((await cells.all()).map((cell) => cell.getAttribute('aria-label')))
  await page.context().close()
  return names.map((name) => name?.split('，').slice(1).join('，') ?? '')
}

test('一个月的周报：按时、无变化、迟报、漏报、更正，放假前两天才通知、截止提前一天，两个人同时改全局周报', async () => {
  /* What the database dated by its own clock happened long before the month that is played. */
  await stage.services.pool.query(`update "people" set "createdAt" = '2026-01-05'`)
  await stage.services.pool.query(`update "assignments" set "recordedAt" = '2026-01-05'`)
  await at('2026-11-25 09:00:00')
  await confirm(await prepare(48, '组织辅警学习值班备勤制度一次。'), '按时')
  await at('2026-11-26 12:00:01')
  await issue(48, 1)

  await at('2026-12-02 09:00:00')
  await sayNil('clerk', 49, '按时')
  await sayNil('otherClerk', 49, '按时')
  await at('2026-12-03 12:00:01')
  await issue(49, 2)

  await at('2026-12-10 11:50:00')
  const late = await prepare(50, '车辆钥匙换新柜。')
  await at('2026-12-10 12:30:00')
  await confirm(late, '迟报')

  const clerk = await enter('clerk')
  await clerk.goto(late)
  await clerk.getByRole('button', { name: '更正周报' }).click()
  await clerk.getByLabel('系统外的工作进展').fill('车辆钥匙换新柜，登记到人。')
  await clerk.getByLabel('为什么更正').fill('漏写登记')
  await clerk.getByRole('button', { name: '送领导审核更正' }).click()
  await clerk.getByText('更正待审核：漏写登记').waitFor()
  await confirm(late, '迟报')
  await clerk.reload()
  await clerk
    .getByText(/第 2 版/)
    .first()
    .waitFor()
  await clerk.context().close()

  const [first, second] = [await enter('office'), await enter('office')]
  for (const page of [first, second]) {
    await page.goto(`${stage.address}/bureau-reports`)
    await page.getByText('（2026年第50周）').first().click()
    await page.getByRole('button', { name: '改文字' }).click()
    await page.getByLabel('正文').waitFor()
  }
  await first.getByLabel('正文').fill('一、第一人写的')
  await first.getByRole('button', { name: '存正文' }).click()
  await first.getByRole('heading', { name: '办理' }).waitFor()
  await second.getByLabel('正文').fill('一、第二人写的')
  await second.getByRole('button', { name: '存正文' }).click()
  await second.getByText('已被别人改过').first().waitFor()
  await second.getByText('一、第一人写的').first().waitFor()
  expect(await second.getByLabel('正文').inputValue()).toBe('一、第二人写的')
  await second.getByRole('button', { name: '仍用我的' }).click()
  await second.getByText('一、第二人写的').first().waitFor()
  for (const page of [first, second]) await page.context().close()

  await at('2026-12-16 09:00:00')
  await at('2026-12-17 12:00:01')
  const head = await enter('head')
  await head.goto(`${stage.address}/`)
  await head.getByText('漏报的周报').first().waitFor()
  await head.context().close()

  await at('2026-12-22 09:00:00')
  const office = await enter('office')
  const year = (await (await office.request.get(`${stage.address}/api/calendar?year=2026`)).json()).loaded
  const off = { version: year.version, fromOn: '2026-12-24', toOn: '2026-12-24', isWorkday: false, note: '临时放假' }
  const headers = { origin: stage.address, 'idempotency-key': crypto.randomUUID() }
  expect((await office.request.post(`${stage.address}/api/calendar-days`, { data: off, headers })).status()).toBe(200)
  await office.context().close()
  await at('2026-12-22 09:10:00')
  await sayNil('clerk', 52, '按时')
  await at('2026-12-23 12:00:01')
  await issue(52, 3)

  expect(await heatOf('柳河所')).toEqual([
    '2026年第52周，按时，无变化',
    '2026年第51周，漏报',
    '2026年第50周，迟报',
    '2026年第49周，按时，无变化',
    '2026年第48周，按时',
  ])
  expect((await heatOf('青桥所'))[3]).toBe('2026年第49周，按时，无变化')
})
