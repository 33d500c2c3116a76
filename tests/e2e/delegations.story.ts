import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { expectAccessible, phone, useStage } from '../harness/story.ts'

const stage = useStage()
const look = async (page: Page, name: string) => {
  if (process.env.MINGZE_LOOK) await page.screenshot({ path: `${process.env.MINGZE_LOOK}/${name}.png` })
}
afterEach(() => expect(stage.faults).toEqual([]))

test('郭立军把主要领导委托给孙立新，孙立新换身份代办；郭立军提前回来结束委托，孙立新开着的页面说明白，换回自己', async () => {
  const head = await stage.enter('head')
  await head.goto(`${stage.address}/delegations/new`)
  await head.getByLabel('委托给谁').waitFor()
  await look(head, 'new')
  await head.getByLabel('委托给谁').fill('孙立新')
  await head
    .getByTitle(/^孙立新/)
    .last()
    .click()
  await head.getByLabel('到哪天').fill('2026-11-27')
  await head.keyboard.press('Enter')
  await head.getByLabel('事由').fill('参加县里培训')
  await head.getByRole('button', { name: '委托', exact: true }).click()
  await head.getByRole('heading', { level: 1, name: '委托代办' }).waitFor()
  await look(head, 'list')
  await expectAccessible(head)

  await stage.services.pool.query(
    `update "people" set "contractEndsOn" = case when "number" like '%1' then '2026-11-26'::date else '2026-11-25'::date end
     where "kind" = 'auxiliary' and "unitId" = (select "id" from "units" where "name" = '柳河派出所')`,
  )
  const deputy = await stage.enter('leaderInCharge')
  await deputy.getByRole('link', { name: /^待办 \d/ }).click()
  await deputy.getByRole('button', { name: /看委托：郭立军委托您代行/ }).click()
  await deputy.getByRole('button', { name: '知道了' }).click()
  await deputy.getByText('已知道').waitFor()
  await look(deputy, 'drawer')
  await deputy.keyboard.press('Escape')
  await deputy.getByRole('button', { name: /分管领导 · 孙立新/ }).click()
  await deputy.getByRole('button', { name: /代郭立军 主要领导/ }).click()
  await deputy.getByText('正在代郭立军行使“主要领导”').waitFor()
  await deputy.goto(`${stage.address}/todos?tab=month`)
  await deputy.getByRole('heading', { name: '2026年11月' }).waitFor()
  await deputy
    .getByRole('link', { name: /^合同到期/ })
    .first()
    .waitFor()
  await look(deputy, 'month')
  await expectAccessible(deputy)
  await deputy.getByRole('button', { name: '下个月' }).click()
  await deputy.getByRole('heading', { name: '2026年12月' }).waitFor()
  await deputy.getByRole('button', { name: '下个月' }).click()
  await deputy.getByText('2027 年工作日历还没有载入').waitFor()

  await head.reload()
  await head.getByRole('link', { name: '回来了，结束委托' }).click()
  await head.getByRole('button', { name: '结束委托' }).click()
  await head
    .getByRole('dialog', { name: /不再代行/ })
    .getByRole('button', { name: '结束委托' })
    .click()
  await head.getByText('正在代郭立军行使').waitFor({ state: 'detached' })
  await head.getByText('已结束').first().waitFor()

  await deputy.getByRole('tab', { name: '我发起的' }).click()
  await deputy.getByText('郭立军的委托已经结束').waitFor()
  await look(deputy, 'over')
  await deputy.getByRole('button', { name: '换回分管领导' }).click()
  await deputy.getByText('郭立军的委托已经结束').waitFor({ state: 'detached' })
})

test('谢春燕在手机上看月历和我发起的', async () => {
  const page = await stage.enter('clerk', phone)
  await page.goto(`${stage.address}/todos?tab=month`)
  await page.getByRole('heading', { name: '2026年11月' }).waitFor()
  await look(page, 'phone-month')
  await expectAccessible(page)
  await page.getByRole('tab', { name: '我发起的' }).click()
  await page.getByText(/^共 \d+ 件/).waitFor()
  await look(page, 'phone-started')
  await expectAccessible(page)
})
