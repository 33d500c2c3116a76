import { afterEach, expect, test } from 'vitest'
import { expectAccessible, phone, useStage } from '../harness/story.ts'

const stage = useStage()
afterEach(() => expect(stage.faults).toEqual([]))

test('何俊杰登录，工作台上每个数都有规则、有去处', async () => {
  const page = await stage.enter('office')
  await page.getByRole('heading', { name: '工作台' }).waitFor()
  await page.getByText('40 个单位').waitFor()
  const vacant = page.getByRole('row', { name: /主要领导空缺的单位/ })
  expect(await vacant.innerText()).toContain('石岗所 1')
  await expectAccessible(page)
})

test('谢春燕登录，看到的是本所要办的事', async () => {
  const page = await stage.enter('clerk')
  await page.getByRole('heading', { level: 1, name: '我要办的事' }).waitFor()
  await page.getByText('无带辅责任民警的辅警：3 人').waitFor()
  await expectAccessible(page)
})

test('数据健康上的数点开就是那个单位的名单', async () => {
  const page = await stage.enter('office')
  await page.goto(`${stage.address}/data-health`)
  await page.getByRole('link', { name: '柳河派出所，无带辅责任民警的辅警：3人，看名单' }).click()
  await page.getByText('曹建伟').waitFor()
  await page.getByText('共 3 人，其中 3 人未指定责任民警').waitFor()
})

test('郭立军只看不办，所以没有主要按钮，写明谁来办', async () => {
  const page = await stage.enter('head')
  await page.getByText('谁来办：单位内勤').first().waitFor()
  expect(await page.getByRole('button', { name: '看名单去办' }).count()).toBe(0)
  await page.getByRole('button', { name: '看名单', exact: true }).first().waitFor()
})

test('郭立军在手机上也能看要办的事', async () => {
  const page = await stage.enter('head', phone)
  await page.getByText('要补的').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectAccessible(page)
})
