import { afterEach, expect, test } from 'vitest'
import { expectAccessible, phone, useStage } from '../harness/story.ts'

const stage = useStage()
afterEach(() => expect(stage.faults).toEqual([]))

test('何俊杰看全局、看各单位、看到柳河所一个单位；每一项有规则，导出的表和页面一样', async () => {
  const page = await stage.enter('office')
  await page.goto(`${stage.address}/bureau`)
  await page.getByRole('heading', { name: '做到多少，多少单位' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: /^用辅数量到位，看各单位/ }).click()
  await page.getByText(/^核定数量 \d+ 人，在岗 \d+ 人/).waitFor()
  await page.getByRole('button', { name: '用辅数量到位：排序' }).click()
  await page
    .getByRole('columnheader', { name: /用辅数量到位/ })
    .and(page.locator('[aria-sort=ascending]'))
    .waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出' }).click()
  expect((await download).suggestedFilename()).toBe('单位对比.xlsx')
  await expectAccessible(page)
  await page.getByRole('link', { name: '柳河所', exact: true }).click()
  await page.getByRole('tab', { name: '履职情况', selected: true }).waitFor()
  await page.getByRole('button', { name: '用辅数量到位' }).hover()
  await page.getByText('规则：今天有效的用辅数量').waitFor()
})

test('谢春燕在手机上看本单位情况，没有别的单位', async () => {
  const page = await stage.enter('clerk', phone)
  await page.goto(`${stage.address}/own-unit`)
  await page.getByRole('heading', { name: '做到的和应办的' }).waitFor()
  await page.getByRole('heading', { name: '本单位的清单' }).waitFor()
  expect(await page.getByText('青桥').count()).toBe(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectAccessible(page)
})
