import { afterEach, expect, test } from 'vitest'
import { expectAccessible, phone, useStage } from '../harness/story.ts'

const stage = useStage()
afterEach(() => expect(stage.faults).toEqual([]))

test('谢春燕给宋永康预办离岗手续，登记清退；差哪几项写在办结旁边，宋永康在手机上看到要签的承诺书', async () => {
  const page = await stage.enter('clerk')
  await page.goto(`${stage.address}/leavings`)
  await page.getByText('没有离岗手续').waitFor()
  await page
    .getByRole('link', { name: '预办离岗手续' })
    .or(page.getByRole('button', { name: '预办离岗手续' }))
    .first()
    .click()
  await page.getByLabel('离岗的人').fill('宋永康')
  await page.getByTitle('宋永康').last().click()
  await page.getByRole('button', { name: '开离岗手续' }).click()
  await page.getByRole('heading', { level: 1, name: '宋永康的离岗手续' }).waitFor()
  await page.getByText('已请本人在系统里签署，还没有答复。').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '登记清退' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('工作证、执勤服两套、对讲机一部已交回。')
  await page.getByRole('dialog').getByRole('button', { name: '登记清退' }).click()
  await page.getByText('工作证、执勤服两套、对讲机一部已交回。').waitFor()
  expect(await page.getByText(/^还不能办结，差 \d 项/).innerText()).toContain('离岗保密承诺书')
  expect(await page.getByRole('button', { name: '办结离岗手续' }).isDisabled()).toBe(true)
  await page.goto(`${stage.address}/leavings`)
  await page
    .getByRole('button', { name: '办手续' })
    .or(page.getByRole('link', { name: '办手续' }))
    .first()
    .waitFor()
  await expectAccessible(page)

  const song = await stage.enter('auxiliary', phone)
  await song.goto(`${stage.address}/todos`)
  await song.getByText(/请您签署：.*离岗保密承诺书/).waitFor()
})
