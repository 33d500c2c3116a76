import { afterEach, expect, test } from 'vitest'
import { addDemoNotices } from '../../database/demo/notices.ts'
import { addDemoSlips } from '../../database/demo/supervision.ts'
import type { Founded } from '../../database/found-bureau.ts'
import { expectAccessible, phone, useStage } from '../harness/story.ts'

const stage = useStage()
afterEach(() => expect(stage.faults).toEqual([]))

test('何俊杰从规则列出的任务里开黄色督办单，谢春燕签收，郭立军在手机上答复，何俊杰办结；任务的经过看得到', async () => {
  const { rows } = await stage.services.pool.query<Founded>(
    `select "bureauId", "id" as "rootUnitId", "unitSortKey" as "rootSortKey" from "units" where "parentId" is null`,
  )
  const [founded] = rows
  if (!founded) throw new Error('no bureau')
  await addDemoNotices(stage.services, founded)
  await addDemoSlips(stage.services, founded)
  const { rows: made } = await stage.services.pool.query(
    'select distinct "color" from "supervisionSlips" where "number" is not null order by 1',
  )
  expect(made.map((s) => s.color)).toEqual(['blue', 'red', 'yellow'])

  const office = await stage.enter('office')
  await office.goto(`${stage.address}/supervision`)
  await office.getByText('督〔2026〕红1号').first().waitFor()
  await expectAccessible(office)
  await office.goto(`${stage.address}/supervision/candidates?color=yellow`)
  await office.getByText('过了时限，没有报办结').first().waitFor()
  await expectAccessible(office)
  await office
    .getByRole('link', { name: /开督办单/ })
    .or(office.getByRole('button', { name: /开督办单/ }))
    .first()
    .click()
  await office.getByRole('heading', { level: 1, name: '开督办单' }).waitFor()
  await office.getByLabel('要求').fill('三个工作日内办结，书面说明原因。')
  await office.getByLabel('答复期限').fill('2026-11-27')
  await office.getByLabel('答复期限').press('Enter')
  await expectAccessible(office)
  await office.getByRole('button', { name: '发出督办单' }).click()
  await office.getByText('待签收').first().waitFor()

  const { rows: ours } = await stage.services.pool.query<{ id: string; taskId: string }>(
    `select "id", "taskId" from "supervisionSlips" where "unitName" = '柳河派出所' and "state" = 'issued' and "color" <> 'red' order by "color" limit 1`,
  )
  const address = `${stage.address}/supervision/${ours[0]?.id}`
  const clerk = await stage.enter('clerk')
  await clerk.goto(`${stage.address}/todos`)
  await clerk
    .getByText(/督〔2026〕.\d+号：/)
    .first()
    .waitFor()
  await clerk.goto(address)
  await clerk.getByRole('button', { name: '签收' }).click()
  await clerk.getByText('待答复').first().waitFor()

  const head = await stage.enter('head', phone)
  await head.goto(address)
  await expectAccessible(head)
  await head.getByRole('button', { name: '答复' }).click()
  await head.getByRole('textbox', { name: /^答复/ }).fill('已经布置到人，本周内报办结。')
  await expectAccessible(head)
  await head.getByRole('button', { name: '答复督办单' }).click()
  await head.getByText('已经布置到人，本周内报办结。').waitFor()

  await office.goto(address)
  await office.getByRole('button', { name: '办结' }).click()
  await office.getByRole('dialog').getByRole('button', { name: '办结督办单' }).click()
  await office.getByText('已办结').first().waitFor()
  const [file] = await Promise.all([office.waitForEvent('download'), office.getByRole('button', { name: '打印督办单' }).click()])
  expect(file.suggestedFilename()).toMatch(/^督〔2026〕.\d+号\.pdf$/)
  await office.goto(`${stage.address}/tasks/${ours[0]?.taskId}`)
  await office.getByText(/督〔2026〕.\d+号答复：已经布置到人/).waitFor()
})
