import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchOldBrowser } from '../harness/old-browser.ts'
import { desktop, useStage } from '../harness/story.ts'

const stage = useStage()
let browser: Browser
const faults: string[] = []
beforeAll(async () => {
  browser = await launchOldBrowser()
})
afterAll(() => browser?.close())

async function enter(key: string): Promise<Page> {
  const { login = '', secret = '' } = inject('castAccounts')[key] ?? {}
  const page = await browser.newPage()
  await page.setViewport(desktop)
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(stage.address)
  await page.waitForSelector('input[type=password]')
  await page.type('input:not([type=password])', login)
  await page.type('input[type=password]', secret)
  await page.click('button[type=submit]')
  await page.waitForFunction(() => document.querySelector('input[type=password]') === null)
  return page
}
const textOf = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText)
const see = (page: Page, words: string) =>
  page.waitForFunction((w: string) => document.body.innerText.includes(w), { timeout: 15_000 }, words)

test('在真的 Chromium 83 里登录、看工作台、花名册、导入、附件5，没有一处脚本错误', async () => {
  expect(await browser.version()).toContain('/83.')
  const page = await enter('clerk')
  await see(page, '我要办的事')
  await page.goto(`${stage.address}/people`)
  await see(page, '宋永康')
  await page.goto(`${stage.address}/imports/new`)
  await see(page, '导入花名册')
  await page.goto(`${stage.address}/annex-five?on=2026-11-23`)
  await see(page, '社区警务协管岗7项工作职责')
  expect(await textOf(page)).not.toContain('版本过旧')
  expect(faults).toEqual([])
})
