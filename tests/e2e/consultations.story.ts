import { mkdirSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { openHazards } from '../../modules/hazards/public.ts'
import { as, office } from '../harness/database.ts'
import { expectAccessible, phone, useStage } from '../harness/story.ts'

const stage = useStage()
afterEach(() => expect(stage.faults).toEqual([]))
const shots = process.env.MINGZE_SHOTS
const shot = async (page: { screenshot(o: object): Promise<unknown> }, name: string) => {
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

test('辅警办成立专班、定周期、筹备会商；议程从台账来；政治处领导审定；谢春燕在待办里看到任务，报办完', async () => {
  const { rows } = await stage.services.pool.query<{ id: string }>(`select "id" from "units" where "name" = '柳河派出所'`)
  const found = { unitId: rows[0]?.id ?? '', category: 'teamManagement', source: 'ownFinding' } as const
  await as(
    stage.services,
    office,
    (ctx) => openHazards(ctx, [{ ...found, title: '夜间巡逻单人上路', description: '现场查看。' }]),
    true,
  )
  const page = await stage.enter('office')
  await page.goto(`${stage.address}/task-forces/new`)
  await page.getByLabel('专班名称').fill('辅警教育管理专班')
  await page.getByLabel('文号').fill('明公通〔2026〕7号')
  await page.getByRole('button', { name: '成立专班' }).click()
  await page.getByRole('heading', { level: 1, name: '辅警教育管理专班' }).waitFor()
  await page.getByRole('button', { name: '任命', exact: true }).click()
  await page.getByLabel('民警').fill('李文静')
  await page
    .getByTitle(/李文静/)
    .last()
    .click()
  await shot(page, 'appoint')
  await page.getByRole('button', { name: '任命', exact: true }).click()
  await page.getByRole('cell', { name: '李文静', exact: true }).waitFor()
  await page.getByRole('cell', { name: '郭立军', exact: true }).waitFor()
  await expectAccessible(page)
  await shot(page, 'task-force')
  await page.getByRole('button', { name: '定会商周期' }).click()
  await page.getByLabel('名称里有这些字的单位').waitFor()
  await shot(page, 'cycle')
  await page.getByRole('button', { name: '定会商周期' }).click()
  await page.getByText('每 1 个月').waitFor()
  await page.getByRole('button', { name: '筹备会商' }).click()
  await page.getByLabel('地点').fill('局三楼会议室')
  await page.getByText('柳河派出所（用辅多', { exact: false }).first().waitFor()
  await expectAccessible(page)
  await shot(page, 'prepare')
  await page.getByRole('button', { name: '筹备会商' }).click()
  await page.getByText('夜间巡逻单人上路').waitFor()
  await expectAccessible(page)
  await shot(page, 'prepared')
  await page.getByRole('button', { name: '登记召开' }).click()
  await page.getByLabel('控申科').fill('外出办案')
  await shot(page, 'hold')
  await page.getByRole('button', { name: '登记召开，议程定稿' }).click()
  await page.getByRole('button', { name: '写纪要' }).click()
  await page.getByLabel(/夜间巡逻单人上路/).fill('要求两人以上同行。')
  await page.getByText('较大', { exact: true }).click()
  await page.getByLabel('理由').fill('连续两周单人上路，有事故风险。')
  await expectAccessible(page)
  await shot(page, 'minutes')
  await page.getByRole('button', { name: '存纪要' }).click()
  await page.getByText('研判级别：较大').waitFor()
  await page.getByRole('button', { name: '拟决定' }).click()
  await page.getByLabel('决定', { exact: false }).first().fill('清点全所数字证书')
  await page.getByText('单位的任务').click()
  await page.getByLabel('承办单位').fill('柳河')
  await page.getByTitle('柳河派出所').last().click()
  await shot(page, 'decision')
  await page.getByRole('button', { name: '拟这项决定' }).click()
  await page.getByText('拟定，审定后生效').waitFor()
  expect(await page.getByRole('button', { name: '审定纪要' }).count()).toBe(0)
  const address = page.url()

  const leader = await stage.enter('politicalLeader')
  await leader.goto(`${stage.address}/todos`)
  await leader
    .getByText(/审定纪要：/)
    .first()
    .waitFor()
  await leader.goto(address)
  await leader.getByRole('button', { name: '审定纪要' }).click()
  await leader.getByRole('dialog').getByRole('button', { name: '审定会商纪要' }).click()
  await leader.getByRole('heading', { level: 1, name: /^会商纪要〔2026〕\d+号$/ }).waitFor()
  await shot(leader, 'approved')
  const download = leader.waitForEvent('download')
  await leader.getByRole('button', { name: '打印纪要' }).click()
  const paper = await download
  expect(paper.suggestedFilename()).toMatch(/^会商纪要-.*\.pdf$/)
  if (shots) await paper.saveAs(`${shots}/minutes.pdf`)
  await leader.goto(`${stage.address}/consultations`)
  await leader
    .getByText(/会商纪要〔2026〕/)
    .first()
    .waitFor()
  await shot(leader, 'list')

  const clerk = await stage.enter('clerk', phone)
  await clerk.goto(`${stage.address}/todos`)
  await clerk.getByText('会商决定：清点全所数字证书').waitFor()
  await clerk.goto(`${stage.address}/consultation-decisions`)
  await clerk.getByText('清点全所数字证书').first().waitFor()
  await expectAccessible(clerk)
  await shot(clerk, 'decisions-phone')
  await clerk.goto(address)
  await clerk.getByRole('heading', { level: 1 }).waitFor()
  await shot(clerk, 'meeting-phone')
})
