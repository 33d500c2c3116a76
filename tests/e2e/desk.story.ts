import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { drawOn } from '../harness/draw.ts'
import { pin, setPins } from '../harness/signing.ts'
import { expectAccessible, useStage } from '../harness/story.ts'

const stage = useStage()
afterEach(() => expect(stage.faults).toEqual([]))
const tablet = { width: 1024, height: 768 }

async function enter(page: Page, login: string): Promise<void> {
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('口令', { exact: true }).fill(`Demo-${login}-2026`)
  await page.getByRole('button', { name: '验证本人，看文本' }).click()
}

test('一台平板，一个接一个：内勤发起批次、打开签署台；宋永康签完自动锁屏，后退、刷新都看不到他', async () => {
  await setPins(stage.services)
  const page = await stage.enter('clerk', tablet)
  await page.goto(`${stage.address}/signing-rounds/new`)
  await page.getByRole('combobox', { name: /^范本/ }).click()
  await page.getByTitle(/保密承诺书/).click()
  await page.getByLabel('这一批叫什么').fill('柳河所保密承诺')
  await page.getByText('按现在的花名册，46 人').waitFor()
  await page.getByRole('button', { name: '发起这一批' }).click()
  await page.getByRole('button', { name: '打开签署台' }).click()
  await page.getByRole('button', { name: '打开签署台，退出我的登录' }).click()
  await page.getByRole('dialog').locator('input[type=password]').fill('Demo-liuhe.neiqin-2026')
  await page.getByRole('dialog').getByRole('button').last().click()
  await page.getByRole('heading', { name: '请本人登录' }).waitFor()
  await page.getByText('已签 0 / 46').waitFor()
  await expectAccessible(page)
  await enter(page, 'mh10217')
  await page.getByText('我是柳河派出所勤务辅警宋永康').waitFor()
  await expectAccessible(page)
  await page.getByText('全文完').scrollIntoViewIfNeeded()
  await page.getByText('全文已读到末尾').waitFor()
  await drawOn(page)
  await page.getByLabel('签名密码').fill(pin)
  await page.getByRole('button', { name: '确认签署' }).click()
  await page.getByText('签好了，请下一位').waitFor()
  await page.getByRole('heading', { name: '请本人登录' }).waitFor()
  await page.getByText('已签 1 / 46').waitFor()
  await page.goBack()
  await page.reload()
  await page.getByRole('heading', { name: '请本人登录' }).waitFor()
  expect(await page.locator('body').innerText()).not.toContain('宋永康')
  await enter(page, 'zhouqihang')
  await page.getByText('这一批没有请您签').waitFor()
})
