import { expect } from 'vitest'
import type { Seen } from './seen.ts'
import { phone } from './story.ts'

/** 治安 inspects 柳河: one weakness goes into the unit's ledger, one suggestion is answered on a phone and accepted. */
export async function inspectLiuhe({ enter, look, one }: Seen): Promise<void> {
  const line = await enter('lineInspector', '/inspections/rules')
  await line.getByLabel('检查项，一行一项').fill('值班有没有带班民警\n查询有没有授权人签字')
  await line.getByRole('button', { name: '存检查清单' }).click()
  await line.getByRole('button', { name: '开始检查' }).first().click()
  await line.getByRole('combobox', { name: /受检单位/ }).click()
  await line.getByTitle(/柳河派出所/).click()
  await line.getByRole('button', { name: '开始检查' }).click()
  await line.getByText('已填 0 / 2 项').waitFor()
  await line.getByRole('radio', { name: '有问题' }).first().check()
  await line.getByLabel('第 1 项的情况').fill('两个晚上没有带班民警。')
  await line.getByRole('radio', { name: '没有问题' }).last().check()
  await line.getByRole('button', { name: '加一条建议' }).click()
  await line.getByRole('textbox', { name: '第 1 条建议' }).fill('排班由带班民警签字后张贴')
  await line.getByRole('button', { name: '办结检查' }).click()
  await line.getByRole('dialog').getByRole('button', { name: '办结检查' }).click()
  await line.getByText('进台账：').waitFor()
  await look(line, 'inspection')

  const clerk = await enter('clerk', '/hazards')
  await clerk.getByText('值班有没有带班民警').first().waitFor()
  const head = await enter('head', '/owed', phone)
  await head.getByText('排班由带班民警签字后张贴').first().waitFor()
  await head.goto(new URL('/suggestions', head.url()).href)
  await head.getByText('排班由带班民警签字后张贴').first().click()
  await head.getByLabel('书面答复').fill('已经改好，排班张贴在值班室。')
  await head.getByRole('button', { name: '答复建议' }).click()
  await head.getByText('已答复').first().waitFor()
  await line.goto(new URL('/suggestions', line.url()).href)
  await line.locator('tbody').getByText('排班由带班民警签字后张贴').click()
  await line.getByRole('button', { name: '认可答复' }).click()
  await line.getByText('已认可').first().waitFor()
  const { n } = await one<{ n: number }>(`select count(*)::int as n from "hazards" where "source" = 'inspection'`)
  expect(n).toBe(1)
}
