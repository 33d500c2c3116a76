import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { readWorkbook } from '../../platform/spreadsheet/read-workbook.ts'
import { readPdfText } from '../harness/read-pdf-text.ts'
import { expectAccessible, useStage } from '../harness/story.ts'

const stage = useStage()
afterEach(() => expect(stage.faults).toEqual([]))

async function download(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

test('谢春燕打印柳河派出所的附件5：三种格式，四十六人，三页', async () => {
  const page = await stage.enter('clerk')
  await page.goto(`${stage.address}/annex-five?on=2026-11-23`)
  await page.getByText('柳河派出所 2026-11-23 · 46 人，3 行有空格').waitFor()
  await expectAccessible(page)
  const pdf = await download(page, () => page.getByRole('button', { name: '打印（PDF）' }).click())
  const pages = readPdfText(pdf.bytes)
  expect(pages).toHaveLength(3)
  const text = pages.map((p) => p.text).join('\n')
  for (const word of ['附件5', '警务辅助人员带辅责任民警和分管责任领导统计表', '宋永康', '萧䶮', '阿依古丽', '第1页', '共3页'])
    expect(text.replace(/\s/g, '')).toContain(word)
  const xlsx = await download(page, () => page.getByRole('button', { name: 'Excel' }).click())
  const sheet = (await readWorkbook(xlsx.bytes, xlsx.name)).sheets[0]
  expect(sheet?.rows.filter((r) => r.cells.some((c) => c.text.includes('项工作职责'))).length).toBe(46)
  const docx = await download(page, () => page.getByRole('button', { name: 'Word' }).click())
  expect(docx.bytes.subarray(0, 2).toString()).toBe('PK')
})

test('定稿给编号和摘要，再定稿编号加一', async () => {
  const page = await stage.enter('clerk')
  await page.goto(`${stage.address}/annex-five?on=2026-11-23`)
  for (const number of ['001', '002']) {
    await page.getByRole('button', { name: '定稿', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '定稿' }).click()
    await page.getByText(`2026-A5-柳河所-${number}`).waitFor()
  }
})

test('何俊杰成批打印全局，任务做完可以下载', async () => {
  const page = await stage.enter('office')
  await page.goto(`${stage.address}/annex-five?on=2026-11-23`)
  await page.getByRole('button', { name: '打印全部单位' }).click()
  const link = page.getByRole('link', { name: '下载' })
  await link.waitFor({ timeout: 60_000 })
  const pdf = await download(page, () => link.click())
  expect(readPdfText(pdf.bytes).length).toBeGreaterThan(60)
})

test('何俊杰接着只打两个所的空白表，一个所一个文件', async () => {
  const page = await stage.enter('office')
  await page.goto(`${stage.address}/annex-five?on=2026-11-23`)
  await page.getByRole('button', { name: '打印全部单位' }).click()
  await page.getByRole('link', { name: '下载' }).waitFor({ timeout: 60_000 })
  await page.getByLabel('哪些单位').click()
  for (const unit of ['柳河派出所', '青桥派出所']) await page.getByTitle(unit, { exact: true }).last().click()
  await page.keyboard.press('Escape')
  await page.getByLabel('怎么放').click()
  await page.getByTitle('一个单位一个文件（压缩包）').last().click()
  await page.getByRole('checkbox', { name: '空白表' }).last().check()
  await page.getByRole('button', { name: '打印 2 个单位' }).click()
  await page.getByRole('link', { name: '下载' }).waitFor({ state: 'detached' })
  await page.getByRole('link', { name: '下载' }).waitFor({ timeout: 60_000 })
  const zip = await download(page, () => page.getByRole('link', { name: '下载' }).click())
  expect(zip.name).toBe('附件5-2个单位-空白.zip')
  expect(Object.keys(unzipSync(zip.bytes))).toEqual(['01-柳河派出所-附件5.pdf', '02-青桥派出所-附件5.pdf'])
})
