import { afterEach, expect, test } from 'vitest'
import { expectAccessible, phone, useStage } from '../harness/story.ts'

const stage = useStage()
afterEach(() => expect(stage.faults).toEqual([]))

test('市局看数字、发通知；何俊杰签收、转为本局通知，申请提供本局数字；李文静批准；市局看见回执，取到材料', async () => {
  const city = await stage.enter('superior')
  await city.getByRole('cell', { name: '887' }).waitFor()
  await city.getByText('事项办理', { exact: true }).click()
  await city.getByRole('link', { name: '逾期没有办结的任务' }).waitFor()
  await expectAccessible(city)
  await city.getByRole('link', { name: '逾期没有办结的任务' }).click()
  await city.getByRole('heading', { name: '各局变化' }).waitFor()
  await expectAccessible(city)
  await city.goto(`${stage.address}/superior-notices/new`)
  await city.getByRole('textbox', { name: /^文号/ }).fill('清公通〔2026〕7号')
  await city.getByRole('textbox', { name: /^标题/ }).fill('关于开展集中排查的通知')
  await city.getByLabel('全文').fill('一、总体要求\n1．全面排查隐患，按期整改。\n2．按月报送情况。')
  await expectAccessible(city)
  await city.getByRole('button', { name: '下发通知' }).click()
  await city.getByText('发给 1 个局，已签收 0，已转办 0').waitFor()
  const sent = city.url()

  const office = await stage.enter('office')
  await expect
    .poll(
      async () => {
        await office.goto(`${stage.address}/received-notices`)
        await office.getByText(/^共/).waitFor()
        return office.getByText('关于开展集中排查的通知').count()
      },
      { timeout: 15_000 },
    )
    .toBeGreaterThan(0)
  await office.getByText('关于开展集中排查的通知').click()
  await office.getByRole('button', { name: '签收' }).click()
  await office.getByRole('button', { name: '转为本局通知' }).click()
  await expectAccessible(office)
  await office.getByRole('button', { name: '转为本局通知' }).click()
  await office.getByText('清公通〔2026〕7号　已转办').waitFor()
  await office.goto(`${stage.address}/releases/new`)
  await office.getByRole('combobox', { name: /^材料/ }).click()
  await office
    .getByTitle(/^本局数字/)
    .first()
    .click()
  await office.getByRole('textbox', { name: /^用途/ }).fill('供市局核对')
  await office.getByLabel('申请理由').fill('市局来文要求。')
  await office.getByLabel('提供到').fill('2026-12-31')
  await office.getByLabel('提供到').press('Enter')
  await expectAccessible(office)
  await office.getByRole('button', { name: '申请提供' }).click()
  await office.getByText('待批准').first().waitFor()

  const leader = await stage.enter('politicalLeader', phone)
  await leader.goto(`${stage.address}/releases`)
  await leader
    .getByText(/的数字$/)
    .first()
    .click()
  await leader.getByRole('button', { name: '批准', exact: true }).click()
  await leader.getByRole('dialog').getByRole('button', { name: '批准对上提供' }).click()
  await leader.getByText('提供中').first().waitFor()
  await expectAccessible(leader)

  await city.goto(sent)
  await city.getByText('发给 1 个局，已签收 1，已转办 1').waitFor()
  await city.goto(`${stage.address}/released`)
  const [file] = await Promise.all([city.waitForEvent('download'), city.getByRole('button', { name: '取材料' }).click()])
  expect(file.suggestedFilename()).toMatch(/的数字\.xlsx$/)
  await expectAccessible(city)
})
