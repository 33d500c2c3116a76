import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { expectAccessible, phone, useStage } from '../harness/story.ts'
import { beijing, weekClock } from '../harness/weekly-desk.ts'

const stage = useStage()
const clock = weekClock(stage)
afterEach(() => expect(stage.faults).toEqual([]))

/** Somebody of the cast at this time; the browser's clock is the server's. */
async function enter(key: string, words: string, size?: { width: number; height: number }): Promise<Page> {
  const page = await stage.enter(key, size)
  await page.clock.setFixedTime(beijing(words))
  return page
}

test('周三草稿在待办里，谢春燕补一句送审，郭立军在手机上报送；过了截止，何俊杰看全局、改周报、送李文静签发、打印', async () => {
  clock.set('2026-11-25 09:00:00')
  await clock.settle()
  const clerk = await enter('clerk', '2026-11-25 09:00:00')
  await clerk.goto(`${stage.address}/todos`)
  await clerk.getByText('周报：2026年第48周，柳河派出所').waitFor()
  await clerk.goto(`${stage.address}/weekly-reports`)
  await clerk.getByText('2026年第48周').first().waitFor()
  await expectAccessible(clerk)
  await clerk
    .getByRole('link', { name: '填报' })
    .or(clerk.getByRole('button', { name: '填报' }))
    .first()
    .click()
  await clerk.getByRole('heading', { level: 1, name: '柳河派出所2026年第48周周报' }).waitFor()
  await clerk.getByRole('button', { name: '本周无变化' }).waitFor()
  expect(await clerk.getByRole('button', { name: '本周无变化' }).isEnabled()).toBe(true)
  await clerk.getByLabel('系统外的工作进展').fill('组织辅警学习值班备勤制度一次。')
  await expectAccessible(clerk)
  await clerk.getByRole('button', { name: '送领导审核' }).click()
  await clerk.getByText('待审核').first().waitFor()
  const address = clerk.url()

  const head = await enter('head', '2026-11-25 09:30:00', phone)
  await head.goto(address)
  await head.getByText('组织辅警学习值班备勤制度一次。').first().waitFor()
  await expectAccessible(head)
  await head.getByRole('button', { name: '审核报送' }).click()
  await head.getByText('按时').first().waitFor()

  clock.set('2026-11-26 12:00:01')
  await clock.settle(true)
  const office = await enter('office', '2026-11-26 12:00:01')
  await office.goto(`${stage.address}/weekly-heat-map`)
  await office.getByRole('link', { name: /^柳河.*，2026年第48周，按时$/ }).waitFor()
  await office.getByRole('link', { name: /^青桥.*，2026年第48周，漏报$/ }).waitFor()
  await expectAccessible(office)
  await office.goto(`${stage.address}/bureau-reports`)
  await office
    .getByRole('link', { name: '编辑' })
    .or(office.getByRole('button', { name: '编辑' }))
    .first()
    .click()
  await office.getByRole('button', { name: '改文字' }).click()
  const text = office.getByLabel('正文')
  await text.fill(`${await text.inputValue()}\n请漏报的单位今天十七时前补报。`)
  await office.getByLabel('标题').focus()
  await expectAccessible(office)
  await office.getByRole('button', { name: '存正文' }).click()
  await office.getByRole('button', { name: '存正文' }).waitFor({ state: 'detached' })
  await office.getByText('请漏报的单位今天十七时前补报。').waitFor()
  await expectAccessible(office)
  await office.getByRole('button', { name: '送审', exact: true }).click()
  await office.getByRole('dialog').getByRole('button', { name: '送审' }).click()
  await office.getByText('待签发').first().waitFor()

  const leader = await enter('politicalLeader', '2026-11-26 12:00:01')
  await leader.goto(office.url())
  await leader.getByRole('button', { name: '签发', exact: true }).click()
  await leader.getByRole('dialog').getByRole('button', { name: '签发' }).click()
  await leader.getByText('明河公辅周报〔2026〕1号').first().waitFor()
  const [file] = await Promise.all([
    leader.waitForEvent('download'),
    leader.getByRole('button', { name: '打印', exact: true }).click(),
  ])
  expect(file.suggestedFilename()).toBe('明河县公安局辅警管理工作周报（2026年第48周）.pdf')
})
