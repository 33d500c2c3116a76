import { afterEach, expect, test } from 'vitest'
import { expectAccessible, phone, useStage } from '../harness/story.ts'

const stage = useStage()
afterEach(() => expect(stage.faults).toEqual([]))

test('谢春燕给三个没有责任民警的辅警指定周启航，首页归零', async () => {
  const page = await stage.enter('clerk')
  await page.goto(`${stage.address}/people?gap=leadOfficer`)
  await page.getByText('曹建伟').waitFor()
  await expectAccessible(page)
  for (const name of ['曹建伟', '彭晓东', '曾庆凯'])
    await page
      .getByRole('row', { name: new RegExp(name) })
      .getByRole('checkbox')
      .click()
  await page.getByRole('button', { name: '指定带辅责任民警' }).click()
  const panel = page.getByRole('dialog')
  await panel.getByLabel('改为谁').click()
  await page.getByText('周启航（柳河派出所 民警）').click()
  await panel.getByLabel('理由').fill('原责任民警调离，补指定')
  await panel.getByRole('button', { name: '存 3 人的变动' }).click()
  await panel.waitFor({ state: 'detached' })
  await page.goto(stage.address)
  await page.getByRole('heading', { name: '我要办的事' }).waitFor()
  await page.getByText('无带辅责任民警的辅警').first().waitFor()
  expect(await page.getByText('无带辅责任民警的辅警：').count()).toBe(0)
})

test('谢春燕打开宋永康的档案，宋永康在手机上看得见是谁、什么时候', async () => {
  const clerk = await stage.enter('clerk')
  await clerk.goto(`${stage.address}/people`)
  await clerk.getByText('宋永康', { exact: true }).first().click()
  await clerk.getByRole('heading', { name: '宋永康' }).first().waitFor()
  expect(await clerk.locator('body').innerText()).toMatch(/\*{4}\d{3}[\dX]/)
  await expectAccessible(clerk)
  const song = await stage.enter('auxiliary', phone)
  await song.getByText('谁看过我的档案').first().waitFor()
  await song.getByText('谢春燕').first().waitFor()
  await song.getByText('周启航').first().waitFor()
  await expectAccessible(song)
})

test('何俊杰用首字母找到宋永康', async () => {
  const page = await stage.enter('office')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('syk')
  await page.getByText('柳河派出所 · MH10217').waitFor()
})
