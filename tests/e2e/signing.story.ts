import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { askToSign, onlyRequest, pin, setPins } from '../harness/signing.ts'
import { expectAccessible, phone, useStage } from '../harness/story.ts'

const stage = useStage()
/** A broken line is part of a story here; the browser notes it too. */
afterEach(() => expect(stage.faults.filter((f) => !f.includes('net::ERR_FAILED'))).toEqual([]))
const tablet = { width: 1024, height: 768 }
const ask = async (name: string, when = {}) => onlyRequest(await askToSign(stage.services, { names: [name] }, when))
const signedFor = async (requestId: string) =>
  (await stage.services.pool.query('select "id" from "signatures" where "requestId" = $1', [requestId])).rows.map((r) => r.id)

/** Draws three strokes with the mouse, as a hand would. */
async function draw(page: Page): Promise<void> {
  const box = await page.locator('canvas').boundingBox()
  if (!box) throw new Error('no box to sign in')
  for (const [from, to] of [
    [0.15, 0.35],
    [0.4, 0.6],
    [0.65, 0.85],
  ] as const) {
    await page.mouse.move(box.x + box.width * from, box.y + box.height * 0.3)
    await page.mouse.down()
    for (let i = 1; i <= 12; i++)
      await page.mouse.move(
        box.x + box.width * (from + ((to - from) * i) / 12),
        box.y + box.height * (0.3 + 0.35 * Math.abs(Math.sin(i / 2))),
      )
    await page.mouse.up()
  }
}
const sign = async (page: Page) => {
  await page.getByLabel('签名密码').fill(pin)
  await page.getByRole('button', { name: '确认签署' }).click()
}

test('宋永康在手机上：先说还差什么，看到末尾、签名、输密码以后才能签；签完看得到凭据，取得到留存', async () => {
  await setPins(stage.services)
  const id = await ask('宋永康', { dueOn: '2026-11-25' })
  const page = await stage.enter('auxiliary', { ...phone, height: 560 })
  await page.goto(`${stage.address}/own-signing`)
  await page.getByRole('link', { name: '看文本，答复：保密承诺书' }).click()
  await page.getByText('本人宋永康，系柳河派出所勤务辅警').waitFor()
  await expectAccessible(page)
  expect(await page.locator('.why-not').innerText()).toContain('还差 3 件：看到全文末尾；在框内签名；输入 6 位签名密码')
  await page.getByText('全文完').scrollIntoViewIfNeeded()
  await page.getByText('全文已读到末尾').waitFor()
  await page.locator('.signing-answers').evaluate((bar) => bar.closest('main')?.scrollTo(0, 99_999))
  await draw(page)
  expect(await page.locator('.why-not').innerText()).toBe('还差 1 件：输入 6 位签名密码。')
  await sign(page)
  await page.getByText('已签署　2026-11-23 15:20').waitFor()
  await page.getByRole('img', { name: '手写签名' }).waitFor()
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '取一份留存（PDF）' }).click()
  expect((await download).suggestedFilename()).toBe('保密承诺书 宋永康.pdf')
  expect(await signedFor(id)).toHaveLength(1)
})

test('周启航还没有签名密码：从签署页去设，设好回来，在平板上签；左边是全文，右边签名', async () => {
  await stage.services.pool.query(
    `update "secrets" set "pinHash" = null, "pinSetAt" = null where "accountId" = (select "accountId" from "accounts" where "name" = '周启航')`,
  )
  const id = await ask('周启航')
  const page = await stage.enter('leadOfficer', tablet)
  await page.goto(`${stage.address}/signing/${id}`)
  await page.getByRole('link', { name: '去“我的账号”设签名密码' }).click()
  await page.getByLabel(/^签名密码/).fill(pin)
  await page.getByLabel(/^再输一次(?!新口令)/).fill(pin)
  await page.getByRole('button', { name: '设置签名密码' }).click()
  const question = page.getByRole('dialog')
  await question.locator('input[type=password]').fill('Demo-zhouqihang-2026')
  await question.getByRole('button').last().click()
  await page.getByRole('link', { name: '回去签署' }).click()
  await page.getByText('全文已读到末尾').waitFor()
  const [text, pad] = [await page.locator('.signing-text').boundingBox(), await page.locator('canvas').boundingBox()]
  expect((text?.x ?? 0) + (text?.width ?? 0)).toBeLessThan(pad?.x ?? 0)
  await expectAccessible(page)
  await draw(page)
  await sign(page)
  await page.getByText('已签署').waitFor()
  expect(await signedFor(id)).toHaveLength(1)
})

test('签的时候断了网：签名存在这台设备上，连上自动补送，只签成一件；刷新以后也还在', async () => {
  const id = await ask('宋永康')
  const page = await stage.enter('auxiliary', tablet)
  await page.goto(`${stage.address}/signing/${id}`)
  await page.getByText('全文已读到末尾').waitFor()
  await draw(page)
  await page.route('**/signature', (route) => route.abort())
  await sign(page)
  await page.getByText('签名已存在这台设备上，连上后自动补送，请不要关机。').waitFor()
  expect(await page.evaluate(() => Object.values(sessionStorage).join())).not.toContain(pin)
  await page.reload()
  await page.getByText('上次写的签名还没有送到，还在这台设备上。').waitFor()
  await sign(page)
  await page.getByText('签名已存在这台设备上，连上后自动补送，请不要关机。').waitFor()
  expect(await signedFor(id)).toEqual([])
  await page.unroute('**/signature')
  await page.getByText('已签署').waitFor()
  expect(await signedFor(id)).toHaveLength(1)
  expect(await page.evaluate(() => Object.keys(sessionStorage).filter((k) => k.startsWith('mingze.signing')))).toEqual([])
})

test('谢春燕不签，不写理由；后来改签。正看着，文本变了：给看新的，重新签', async () => {
  const id = await ask('谢春燕')
  const page = await stage.enter('clerk')
  await page.goto(`${stage.address}/signing/${id}`)
  await page.getByRole('button', { name: '我不签' }).click()
  await page.getByRole('button', { name: '记下不签' }).click()
  await page.getByText('答复过：不签').waitFor()
  await expectAccessible(page)
  await stage.services.pool.query(`update "units" set "name" = '柳河中心派出所' where "name" = '柳河派出所'`)
  await draw(page)
  await sign(page)
  await page.getByText('文本刚刚变过，这是新的文本。').waitFor()
  await page.getByText('柳河中心派出所').first().waitFor()
  await stage.services.pool.query(`update "units" set "name" = '柳河派出所' where "name" = '柳河中心派出所'`)
  await page.reload()
  await page.getByText('全文已读到末尾').waitFor()
  await draw(page)
  await page.getByLabel('签名密码').fill('246801')
  await page.getByRole('button', { name: '确认签署' }).click()
  await page.getByText('签名密码不对，还可以再试 4 次').waitFor()
  await sign(page)
  await page.getByText('已签署').waitFor()
})

test('何俊杰在宋永康的档案里看到签署，扫核验码看到完好', async () => {
  const id = await ask('宋永康')
  const page = await stage.enter('office')
  const { rows } = await stage.services.pool.query<{ id: string; personId: string }>(
    `select "id", "personId" from "signatures" where "personName" = '宋永康' order by "signedAt" limit 1`,
  )
  await page.goto(`${stage.address}/people/${rows[0]?.personId}?tab=signatures`)
  await page.getByText('取签署件会留痕，本人看得见。').waitFor()
  await page.getByText('未答复').first().waitFor()
  await expectAccessible(page)
  await page.goto(`${stage.address}/verify/${rows[0]?.id}`)
  await page.getByText('完好', { exact: true }).waitFor()
  const digest = (await page.locator('.digest').first().innerText()).slice(0, 17)
  await page.getByLabel('签署件上的摘要（开头两组就够）').fill(digest)
  await page.getByText('相符', { exact: true }).waitFor()
  await expectAccessible(page)
  expect(id).not.toBe('')
})

test('安全管理员更换签章密钥', async () => {
  const page = await stage.enter('securityAdministrator')
  await page.goto(`${stage.address}/seal-keys`)
  await page.getByText('在用').waitFor()
  await page.getByRole('button', { name: '更换签章密钥' }).click()
  const question = page.getByRole('dialog')
  await question.getByRole('textbox').fill('年度更换密钥')
  await question.getByRole('button', { name: '更换签章密钥' }).click()
  await page.locator('input[type=password]').fill('Demo-anquan-2026')
  await page.getByRole('dialog').getByRole('button').last().click()
  await expect.poll(() => page.getByRole('row').count(), { timeout: 10_000 }).toBe(3)
  await expectAccessible(page)
})
