import { Transformer } from '@napi-rs/image'
import { afterEach, expect, test } from 'vitest'
import { expectAccessible, useStage } from '../harness/story.ts'

const stage = useStage()
afterEach(() => expect(stage.faults).toEqual([]))
const portrait = async () => ({
  name: '证件照.png',
  mimeType: 'image/png',
  buffer: await Transformer.fromRgbaPixels(new Uint8Array(300 * 400 * 4).fill(150), 300, 400).png(),
})

test('谢春燕只用键盘给宋永康传照片；不是照片的说明白；删掉要再问一次；留痕里只记一次查看档案', async () => {
  const page = await stage.enter('clerk')
  await page.goto(`${stage.address}/people`)
  await page.getByText('宋永康', { exact: true }).first().click()
  await page.getByText('照片只用来认人和打印档案卡').waitFor()
  const file = page.getByLabel('照片文件')
  await file.setInputFiles({ name: '证件照.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<script>alert(1)</script>') })
  await page.getByText('不是 JPEG、PNG 或 WebP 照片').waitFor()
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '上传照片（可不填）' }).press('Enter')
  await (await chosen).setFiles(await portrait())
  const photo = page.getByRole('img', { name: '宋永康的照片' })
  await photo.waitFor()
  await expect.poll(() => photo.evaluate((img) => (img as unknown as { naturalWidth: number }).naturalWidth)).toBe(300)
  expect(await page.getByText('不是 JPEG、PNG 或 WebP 照片').count()).toBe(0)
  await expectAccessible(page)
  await page.getByRole('button', { name: '删除照片' }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: '不删' }).press('Enter')
  expect(await photo.count()).toBe(1)
  await page.getByRole('button', { name: '删除照片' }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: '删除照片' }).press('Enter')
  await page.getByRole('button', { name: '上传照片（可不填）' }).waitFor()
  expect(await photo.count()).toBe(0)

  await page.getByRole('tab', { name: '谁看过' }).click()
  const deeds = page.getByRole('tabpanel', { name: '谁看过' })
  await deeds.getByText('删除照片').first().waitFor()
  expect(await deeds.getByText('打开档案').count()).toBe(1)
})

test('谢春燕申请调入，又撤回：列表上写已撤回，撤不了第二次', async () => {
  const page = await stage.enter('clerk')
  await page.goto(`${stage.address}/transfers/new`)
  await page.getByLabel('姓名').fill('高一凡')
  await page.getByLabel('身份证号').fill('990101199601011234')
  await page.getByRole('button', { name: '提交调入申请' }).click()
  await page.getByText('高一凡', { exact: true }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: '撤回调入申请' }).press('Enter')
  await page.getByRole('dialog', { name: '撤回高一凡的调入申请？' }).getByRole('button', { name: '撤回调入申请' }).press('Enter')
  await page.getByRole('row', { name: /高一凡.*已撤回/ }).waitFor()
  await page.getByText('高一凡', { exact: true }).first().click()
  await page.getByRole('dialog').getByText('已撤回').waitFor()
  expect(await page.getByRole('button', { name: '撤回调入申请' }).count()).toBe(0)
  await expectAccessible(page)
})
