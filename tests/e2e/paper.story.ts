import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { downloadedJob } from '../harness/downloaded-job.ts'
import { readPdfText } from '../harness/read-pdf-text.ts'
import { markStack } from '../harness/scan-marker/mark-stack.ts'
import { expectAccessible, useStage } from '../harness/story.ts'

const stage = useStage()
afterEach(() => expect(stage.faults).toEqual([]))

/** A round of 柳河, opened by its clerk from the page's own session. */
async function openRound(page: Page): Promise<string> {
  const { rows } = await stage.services.pool.query<{ wording: string; unit: string }>(
    `select (select "id" from "wordings" where "code" = 'confidentialityPledge') as wording, (select "id" from "units" where "name" = '柳河派出所') as unit`,
  )
  const rest = { postIds: [], auxiliaryKinds: [], joinedSince: null, isOutdatedOnly: false }
  const audience = { people: 'auxiliary', unitIds: [rows[0]?.unit], ...rest }
  const days = { isStanding: false, fromOn: '2026-11-23', dueOn: '2026-11-27' }
  const round = { title: '柳河所纸签', wordingId: rows[0]?.wording, audience, ...days }
  return page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
    const answer = await fetch('/api/signing-rounds', { method: 'POST', headers, body: JSON.stringify(body) })
    return (await answer.json()).id as string
  }, round)
}

test('谢春燕打印成套，收回来扫描上传：对到人的一次录入，坏码的看图、按可读码找人，用键盘归档；没签的、看不清的先看再录；空白页不归档', async () => {
  const page = await stage.enter('clerk')
  const roundId = await openRound(page)
  await page.goto(`${stage.address}/signing-rounds/${roundId}`)
  await page.getByRole('button', { name: '打印成套（点名顺序）' }).click()
  await page.getByRole('button', { name: /^打印全部 46 份/ }).waitFor()
  await expectAccessible(page)
  await page.getByLabel('姓名、首字母或编号').fill('宋永康')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '补印这一份' }).click()
  const single = await downloadedJob(page)
  await page.getByRole('button', { name: /^打印全部 46 份/ }).click()
  await page.getByText('46 / 46').waitFor({ timeout: 60_000 })
  const all = await downloadedJob(page)
  expect(all.length).toBeGreaterThan(single.length)
  await page.getByText('文档（.docx）').click()
  await page.getByText('没有二维码，只有可读码').waitFor()
  expect(await page.getByRole('link', { name: '下载 PDF' }).count()).toBe(1)
  await page.getByRole('button', { name: '补印这一份' }).click()
  await page.getByRole('link', { name: '下载 .docx' }).waitFor({ timeout: 60_000 })

  const marking = { seed: 5, dpi: 110, slant: 6, specks: 0.005 }
  const damaged = await markStack([
    { pdf: single, marking: { ...marking, fates: { 0: 'damaged' } } },
    { pdf: all, marking: { ...marking, fates: { 2: 'blank', 3: 'twice', 5: 'unsigned', 6: 'touched' } } },
  ])
  await page.goto(`${stage.address}/scans/new`)
  await expectAccessible(page)
  await page.getByLabel('扫描件').setInputFiles({ name: '收回件.pdf', mimeType: 'application/pdf', buffer: damaged.scan })
  await page.getByRole('button', { name: '上传并读页' }).click()
  const confirm = page.getByRole('button', { name: /^确认录入 \d+ 页/ })
  await confirm.waitFor({ timeout: 180_000 })
  await expectAccessible(page)
  const matched = Number(/\d+/.exec(await confirm.innerText())?.[0])
  expect(matched).toBeGreaterThan(40)
  await confirm.click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `录入 ${matched} 页` })
    .click()
  await page.getByText('没有等着确认的页').waitFor({ timeout: 60_000 })
  const recorded = async () =>
    (
      await stage.services.pool.query(
        `select s."code" from "signatures" g join "signingRequests" s on s."id" = g."requestId" where s."occasionId" = $1 and g."means" = 'paper'`,
        [roundId],
      )
    ).rows.map((row) => row.code)
  expect(await recorded()).toHaveLength(new Set(await recorded()).size)

  await page.getByText('签名处空白 1 页，签名处看不清 1 页：看过再录入。').waitFor()
  const before = (await recorded()).length
  await page.getByRole('button', { name: /：签名处空白/ }).click()
  const take = page.getByRole('button', { name: /^归到.+，看下一页/ })
  await page.getByText('签名处还没有核对：看过扫描页，确有签名再勾选。').waitFor()
  expect(await take.isDisabled()).toBe(true)
  await page.getByLabel('签名处有签名').check()
  await take.click()
  await page.getByText('待比对的页里，签名处看不清 1 页').waitFor()
  expect(await recorded()).toHaveLength(before + 1)
  await page.getByRole('button', { name: /：签名处看不清，请核对/ }).click()

  await page.getByRole('button', { name: /空白页/ }).click()
  await page.getByRole('button', { name: '不归档' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('没有内容的空白页')
  await page.getByRole('button', { name: '这一页不归档' }).click()
  await page.getByRole('button', { name: /空白页/ }).waitFor({ state: 'detached' })

  const filed = (await recorded()).length
  await page.goto(`${stage.address}/signing-rounds/${roundId}/stack`)
  await page.getByText('已签的，照签的样子').click()
  await page.getByText('要带核验页和封签的').waitFor()
  await page.getByRole('button', { name: `打印全部 ${filed} 份` }).click()
  await page.getByText(`${filed} / ${filed}`).waitFor({ timeout: 60_000 })
  const signed = readPdfText(await downloadedJob(page)).map((p) => p.text.replaceAll('\n', ''))
  expect(signed.join('').match(/（纸质签名，见扫描件）/g)).toHaveLength(filed)
  await expectAccessible(page)
}, 400_000)
