import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { readWorkbook } from '../../platform/spreadsheet/read-workbook.ts'
import { drawn, lastTurned, peopleOfLiuhe } from '../harness/import-desk.ts'
import { plainRow, withCells } from '../harness/roster-files/roster-file.ts'
import { truePerson } from '../harness/roster-files/true-people.ts'
import { expectAccessible, useStage } from '../harness/story.ts'

const stage = useStage()
afterEach(() => expect(stage.faults).toEqual([]))

/** Six people of 柳河, the last two with a fault each: a wrong check digit, an officer nobody knows. */
function roster(officer: string, first: number): string {
  const people = peopleOfLiuhe(6, first)
  const rows = people.map((person, i) => plainRow(person, i))
  rows[4] = withCells(rows[4] ?? [], { 2: lastTurned(people[4]?.idNumber ?? '') })
  rows[5] = withCells(rows[5] ?? [], { 5: officer })
  const path = join(tmpdir(), `mz-roster-${process.pid}-${first}.xlsx`)
  writeFileSync(path, drawn(rows))
  return path
}

test('谢春燕导入手工名单：问题逐格指出，民警名改对，写入正确的行，标注的原表发回去', async () => {
  const page = await stage.enter('clerk')
  await page.goto(`${stage.address}/imports/new`)
  await page.locator('#import-file').setInputFiles(roster('邹国萍', 4000))
  await page.getByRole('button', { name: '读表，看预览' }).click()
  await page.getByText('C7', { exact: true }).waitFor()
  await page.getByText('F8', { exact: true }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '用邹国平' }).click()
  await page.getByRole('button', { name: '写入正确的 5 行' }).waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载标注后的原表' }).click(),
  ])
  const marked = await readWorkbook(readFileSync(await file.path()), file.suggestedFilename())
  expect(marked.sheets[0]?.rows.length).toBeGreaterThanOrEqual(8)
  await page.getByRole('button', { name: '写入正确的 5 行' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '写入正确的 5 行' }).click()
  await page.getByText('已写入').first().waitFor({ timeout: 60_000 })
  await page.goto(`${stage.address}/people`)
  await page.getByRole('status').filter({ hasText: '共 51 人' }).waitFor()
})

test('表里的民警还没有录过：谢春燕在那一行当场新建，随写入一起入册', async () => {
  const page = await stage.enter('clerk')
  await page.goto(`${stage.address}/imports/new`)
  await page.locator('#import-file').setInputFiles(roster('司徒景明', 4100))
  await page.getByRole('button', { name: '读表，看预览' }).click()
  const line = page.getByRole('row', { name: /F8.*司徒景明/ })
  await line.getByRole('button', { name: '新建民警' }).click()
  await page.getByRole('button', { name: '新建民警司徒景明' }).click()
  await page.getByText('请填写身份证号', { exact: false }).first().waitFor()
  await page.getByRole('textbox', { name: '身份证号' }).fill(truePerson(90_000).idNumber)
  await expectAccessible(page)
  await page.getByRole('button', { name: '新建民警司徒景明' }).click()
  await page.getByText('写入时新建这个民警。').waitFor()
  await page.getByRole('button', { name: '写入正确的 5 行' }).click()
  const asked = page.getByRole('dialog')
  await asked.getByText('另新建民警 1 人', { exact: false }).waitFor()
  await asked.getByRole('button', { name: '写入正确的 5 行' }).click()
  await page.getByText('已写入').first().waitFor({ timeout: 60_000 })
  await page.goto(`${stage.address}/officers`)
  await page.getByText('司徒景明').first().waitFor()
})
