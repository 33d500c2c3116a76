import type { Page } from 'playwright-core'
import { noticeDocx } from './notice-docx.ts'

/** The office reads a notice from a .docx and enters it; the page stands on the notice. */
export async function enterFromFile(office: Page, address: string): Promise<void> {
  await office.goto(`${address}/notices/new`)
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  const file = { name: '教育管理通知.docx', mimeType: type, buffer: await noticeDocx() }
  await office.locator('input[type=file]').setInputFiles([file])
  await office.getByText('教育管理通知.docx：读出 8 条、5 个附件。').waitFor()
  await office.getByRole('button', { name: '录入并切分条款' }).click()
  await office.getByRole('heading', { name: '明公通〔2026〕7号' }).waitFor()
}

/** The closing sentence becomes a clause of its own, every Thursday by every unit; the page stands on the clauses. */
export async function addWeeklyClause(office: Page, look: () => Promise<void> = async () => undefined): Promise<void> {
  await office.getByRole('button', { name: '改正切分' }).click()
  await office.getByRole('button', { name: '加一条' }).click()
  await office.getByLabel('第 9 段的编号').fill('9')
  await office.getByLabel('第 9 段的要求').fill('每周报送进展情况')
  await office.getByLabel('第 9 段的正文').fill('每周四12时前报送进展情况和排查情况。')
  await office.getByLabel(/^条款以外的文字/).fill('')
  await look()
  await office.getByRole('button', { name: '存切分' }).click()
  await office.getByText('条款 9 条').waitFor()
  await office.getByRole('link', { name: '定分工：第 9 条' }).click()
  await office.getByRole('combobox', { name: /^牵头单位/ }).fill('政治处')
  await office.getByTitle('政治处', { exact: true }).click()
  await office.getByRole('combobox', { name: /^责任单位/ }).click()
  await office.getByTitle('各派出所、局直各单位').click()
  await office.keyboard.press('Escape')
  await office.getByLabel('每周').check()
  await office.getByRole('combobox', { name: /^星期/ }).click()
  await office.getByTitle('星期四').click()
  await office.getByRole('button', { name: '加一项' }).click()
  await office.getByLabel('第 1 项交什么').fill('一周情况')
  await look()
  await office.getByRole('button', { name: '定分工' }).click()
  await office.getByText('每周四', { exact: true }).waitFor()
}

/** Puts the notice in force and dispatches every clause; the page stands on its tasks. */
export async function dispatchAll(office: Page, clauses = 8): Promise<void> {
  await office.getByRole('button', { name: '让通知生效' }).click()
  await office.getByRole('dialog').getByRole('button', { name: '让通知生效' }).click()
  await office.getByRole('heading', { name: '通知的任务' }).waitFor()
  await office.getByRole('button', { name: '选没有派发的' }).click()
  await office.getByRole('button', { name: `派发 ${clauses} 条` }).click()
  await office
    .getByRole('dialog')
    .getByRole('button', { name: `派发 ${clauses} 条` })
    .click()
  await office.getByRole('button', { name: `派发 ${clauses} 条` }).waitFor({ state: 'detached' })
  await office.getByText(new RegExp(`${clauses} 条款 · \\d+ 任务 · 逾期 0`)).waitFor()
}

/** The answer to a question that wants a reason. */
export async function reasonFor(page: Page, words: string, yes: string): Promise<void> {
  await page.getByRole('dialog').getByRole('textbox').last().fill(words)
  await page.getByRole('dialog').getByRole('button', { name: yes, exact: true }).click()
}
