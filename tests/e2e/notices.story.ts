import { afterEach, expect, test } from 'vitest'
import { dispatchAll, enterFromFile } from '../harness/notice-page.ts'
import { expectAccessible, phone, useStage } from '../harness/story.ts'

const stage = useStage()
afterEach(() => expect(stage.faults).toEqual([]))

test('何俊杰从 .docx 录入通知，生效，派发到四十个单位；谢春燕在手机上签收，报办结；何俊杰核验', async () => {
  const office = await stage.enter('office')
  await enterFromFile(office, stage.address)
  await office.getByText('“第一责任人”有两种说法').waitFor()
  await expectAccessible(office)
  await dispatchAll(office)
  await expectAccessible(office)

  const clerk = await stage.enter('clerk', phone)
  await clerk.goto(`${stage.address}/todos`)
  await clerk.getByText('任务：签订责任书').first().waitFor()
  const { rows } = await stage.services.pool.query(
    `select "id" from "tasks" where "unitName" = '柳河派出所' and "clauseNumber" = '5'`,
  )
  await clerk.goto(`${stage.address}/tasks/${rows[0].id}`)
  await clerk.getByRole('button', { name: '签收' }).click()
  await clerk.getByRole('button', { name: '报办结' }).click()
  await clerk.getByLabel(/^办理情况/).fill('责任书逐级签订，存所备查。')
  await clerk
    .locator('input[type=file]')
    .setInputFiles([{ name: '责任书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 责') }])
  await clerk.getByText('我声明：以上每个文件').click()
  await expectAccessible(clerk)
  await clerk.getByRole('button', { name: '报办结' }).click()
  await clerk.getByText('柳河派出所 · 待核验').waitFor()

  await office.goto(clerk.url())
  await office.getByRole('button', { name: '核验通过' }).click()
  await office.getByRole('dialog').getByRole('button', { name: '核验通过' }).click()
  await office.getByRole('button', { name: '归档' }).click()
  await office.getByText('没有逾期。').waitFor()
  await expectAccessible(office)
}, 120_000)
