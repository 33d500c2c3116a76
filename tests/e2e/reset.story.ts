import { afterEach, expect, inject, test } from 'vitest'
import { expectAccessible, useStage } from '../harness/story.ts'

const stage = useStage()
afterEach(() => expect(stage.faults).toEqual([]))

test('周启航忘了口令：内勤申请，系统管理员从等办理的名单里重置，一次性口令还在眼前；本人和安全管理员都被告知', async () => {
  const clerk = await stage.enter('clerk')
  await clerk.goto(`${stage.address}/accounts?q=周启航`)
  await clerk.getByRole('button', { name: '周启航', exact: true }).click()
  await clerk.getByRole('button', { name: '申请重置口令' }).click()
  await clerk.getByText('申请重置口令').last().waitFor()

  const system = await stage.enter('systemAdministrator')
  await system.goto(`${stage.address}/accounts?reset=asked`)
  await system.getByRole('button', { name: '周启航', exact: true }).click()
  await system.getByRole('button', { name: '重置口令', exact: true }).click()
  await system.getByRole('dialog', { name: '重置周启航的口令？' }).getByRole('button', { name: '重置口令' }).click()
  await system.getByLabel('您的登录口令').fill(inject('castAccounts').systemAdministrator?.secret ?? '')
  await system.getByRole('button', { name: '核对口令，接着办' }).click()
  await system.getByText('一次性口令，只在这里显示一次').waitFor()
  const secret = await system.locator('code').innerText()

  const security = await stage.enter('securityAdministrator')
  await security.goto(`${stage.address}/accounts`)
  await security.getByText('近 7 日由系统管理员重置口令 1 个账号：周启航').waitFor()
  await expectAccessible(security)

  const zhou = await clerk.context().browser()?.newPage()
  if (!zhou) throw new Error('no page')
  await zhou.goto(stage.address)
  await zhou.getByLabel('账号').fill(inject('castAccounts').leadOfficer?.login ?? '')
  await zhou.getByLabel('口令', { exact: true }).fill(secret)
  await zhou.getByRole('button', { name: '登录' }).click()
  await zhou.getByText('由系统管理员重置过').waitFor()
  await expectAccessible(zhou)
})
