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

/** Puts the notice in force and dispatches every clause; the page stands on its tasks. */
export async function dispatchAll(office: Page): Promise<void> {
  await office.getByRole('button', { name: '让通知生效' }).click()
  await office.getByRole('dialog').getByRole('button', { name: '让通知生效' }).click()
  await office.getByRole('heading', { name: '通知的任务' }).waitFor()
  await office.getByRole('button', { name: '选没有派发的' }).click()
  await office.getByRole('button', { name: '派发 8 条' }).click()
  await office.getByRole('dialog').getByRole('button', { name: '派发 8 条' }).click()
  await office.getByRole('button', { name: '派发 8 条' }).waitFor({ state: 'detached' })
  await office.getByText(/8 条款 · \d+ 任务 · 逾期 0/).waitFor()
}

/** The answer to a question that wants a reason. */
export async function reasonFor(page: Page, words: string, yes: string): Promise<void> {
  await page.getByRole('dialog').getByRole('textbox').last().fill(words)
  await page.getByRole('dialog').getByRole('button', { name: yes, exact: true }).click()
}
