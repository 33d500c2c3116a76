import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchOldBrowser } from '../harness/old-browser.ts'
import { askToSign, onlyRequest, pin, setPins } from '../harness/signing.ts'
import { useStage } from '../harness/story.ts'

const stage = useStage()
let browser: Browser
const faults: string[] = []
beforeAll(async () => {
  browser = await launchOldBrowser()
  await setPins(stage.services)
})
afterAll(() => browser?.close())

test('在真的 Chromium 83 里看全文、手写签名、签下，没有一处脚本错误', async () => {
  const { login = '', secret = '' } = inject('castAccounts').auxiliary ?? {}
  const id = onlyRequest(await askToSign(stage.services, { names: ['宋永康'] }))
  const page = await browser.newPage()
  await page.setViewport({ width: 1024, height: 768 })
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(stage.address)
  await page.waitForSelector('input[type=password]')
  await page.type('input:not([type=password])', login)
  await page.type('input[type=password]', secret)
  await page.click('button[type=submit]')
  await page.waitForFunction(() => document.querySelector('input[type=password]') === null)
  await page.goto(`${stage.address}/signing/${id}`)
  const see = (words: string) =>
    page.waitForFunction((w: string) => document.body.innerText.includes(w), { timeout: 15_000 }, words)
  await see('全文已读到末尾')
  const box = await (await page.$('canvas'))?.boundingBox()
  if (!box) throw new Error('no box to sign in')
  for (const from of [0.15, 0.4, 0.65]) {
    await page.mouse.move(box.x + box.width * from, box.y + box.height * 0.3)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * (from + 0.2), box.y + box.height * 0.6, { steps: 12 })
    await page.mouse.up()
  }
  await page.type('input[type=password]', pin)
  await page.click('.signing-answers .ant-btn-primary')
  await see('已签署')
  const { rows } = await stage.services.pool.query<{ stroke: { lines: number[][][] } }>(
    'select "stroke" from "signatures" where "requestId" = $1',
    [id],
  )
  expect(rows[0]?.stroke.lines).toHaveLength(3)
  expect(faults).toEqual([])
})
