import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { drawn, peopleOfLiuhe } from '../harness/import-desk.ts'
import { launchOldBrowser } from '../harness/old-browser.ts'
import { plainRow, withCells } from '../harness/roster-files/roster-file.ts'
import { desktop, useStage } from '../harness/story.ts'

const stage = useStage()
let browser: Browser
let page: Page
const faults: string[] = []
beforeAll(async () => {
  browser = await launchOldBrowser()
  page = await enter('clerk')
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

const press = async (page: Page, words: string): Promise<void> => {
  const [button] = await page.$x(`//button[normalize-space()='${words}']`)
  if (!button) throw new Error(`no button ${words}`)
  await button.click()
}

/** Three people of 柳河, the last with an officer nobody knows. */
function roster(): string {
  const rows = peopleOfLiuhe(3, 5000).map((person, i) => plainRow(person, i))
  rows[2] = withCells(rows[2] ?? [], { 5: '邹国萍' })
  const path = join(tmpdir(), `mz-old-roster-${process.pid}.xlsx`)
  writeFileSync(path, drawn(rows))
  return path
}

test('在真的 Chromium 83 里登录、看工作台、打开花名册里的人，没有一处脚本错误', async () => {
  expect(await browser.version()).toContain('/83.')
  await see(page, '我要办的事')
  await page.goto(`${stage.address}/people`)
  await see(page, '宋永康')
  await press(page, '宋永康')
  await page.waitForFunction(() => location.pathname.startsWith('/people/'))
  await see(page, '四级辅警')
  expect(await textOf(page)).not.toContain('版本过旧')
  expect(faults).toEqual([])
})

test('在 Chromium 83 里导入：选文件、看预览、改名字、写入', async () => {
  await page.goto(`${stage.address}/imports/new`)
  const input = await page.waitForSelector('#import-file')
  await input?.uploadFile(roster())
  await see(page, '读表，看预览')
  await press(page, '读表，看预览')
  await see(page, '没有“邹国萍”这位民警')
  await press(page, '用邹国平')
  await see(page, '新增\n3 人')
  await press(page, '写入正确的 3 行')
  await page.waitForSelector('[role=dialog]')
  await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('[role=dialog] button')].pop()?.click())
  await see(page, '撤销这批导入')
  expect(faults).toEqual([])
})

test('在 Chromium 83 里看附件5，取得 PDF', async () => {
  await page.goto(`${stage.address}/annex-five?on=2026-11-23`)
  await see(page, '社区警务协管岗7项工作职责')
  const printed = page.waitForResponse((answer) => answer.url().endsWith('/print'))
  await press(page, '打印（PDF）')
  const answer = await printed
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf'])
  expect(faults).toEqual([])
})
