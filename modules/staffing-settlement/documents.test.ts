import { unzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { zipSections } from '../../platform/documents/form-files.ts'
import { closeDocuments } from '../../platform/documents/render.ts'
import { renderForm } from '../../platform/documents/render-form.ts'
import { readPdfText } from '../../tests/harness/read-pdf-text.ts'
import { type AnnexFiveRow, type AnnexFiveUnit, type AnnexFiveView, annexFiveForm } from './documents.ts'

afterAll(closeDocuments)

const songYongkang: AnnexFiveRow = {
  name: '宋永康',
  sex: '男',
  age: 31,
  postName: '巡逻防控岗',
  dutyText: '巡逻防控岗9项工作职责',
  leadOfficer: '周启航',
  leaderInCharge: '孙立新',
  remark: '',
}
const unit = (unitName: string, rows: AnnexFiveRow[]): AnnexFiveUnit => ({
  unitName,
  reviewer: '郭立军',
  reportOn: '2026-09-09',
  rows,
})
const view = (units: AnnexFiveUnit[], more: Partial<AnnexFiveView> = {}): AnnexFiveView => ({
  bureauName: '明河县公安局',
  units,
  isDemo: false,
  showsHeadLine: true,
  ...more,
})
const pagesOf = async (asked: AnnexFiveView) =>
  readPdfText((await renderForm(annexFiveForm(asked), 'pdf')).bytes).map((page) => page.text.split('\n'))

test('柳河派出所 prints annex 5 with the fixed words of the notice, its reviewer and its date', async () => {
  const [page = []] = await pagesOf(view([unit('柳河派出所', [songYongkang])]))
  expect(page.slice(0, 6)).toEqual([
    '附件5',
    '明河县公安局',
    '警务辅助人员带辅责任民警和分管责任领导统计表',
    '填报单位：柳河派出所',
    '审核人：郭立军',
    '填报时间：2026年9月9日',
  ])
  expect(page.join('')).toContain('1宋永康男31巡逻防控岗巡逻防控岗9项工作职责周启航孙立新2')
  expect(page).toContain('注：岗位名称及岗位职责请参照《辅警岗位设置指导意见》确定填报。')
})

test('the unit, reviewer and date line can be switched off', async () => {
  const [page = []] = await pagesOf(view([unit('柳河派出所', [songYongkang])], { showsHeadLine: false }))
  expect(page.join('')).not.toMatch(/填报[单时]/u)
  expect(page.join('')).not.toContain('审核人')
})

test('46 auxiliaries take three pages, each with the head row; the next unit begins its own count on the fourth', async () => {
  const rows = Array.from({ length: 46 }, () => songYongkang)
  const pages = await pagesOf(view([unit('柳河派出所', rows), unit('青桥派出所', [songYongkang])]))
  const counts = pages.map((page) => page.find((line) => line.startsWith('第')))
  expect(counts).toEqual(['第1页　共3页', '第2页　共3页', '第3页　共3页', '第1页　共1页'])
  expect(pages.map((page) => page.filter((line) => line === '责任民警').length)).toEqual([1, 1, 1, 1])
  expect(pages.map((page) => page.find((line) => line.startsWith('— ')))).toEqual(['— 1 —', '— 2 —', '— 3 —', '— 4 —'])
})

test('a frozen form names its number, time, digest and change; a live one says nothing of the kind', async () => {
  const frozen = {
    ...unit('柳河派出所', [songYongkang]),
    serialNumber: '2026-A5-柳-003',
    frozenAt: '2026-09-09 15:20',
    digest: '3fa271c80d9e55aa0011',
    changeNote: '与上次相比新增1人',
  }
  const [page = []] = await pagesOf(view([frozen], { isDemo: true }))
  const printed = '表号 2026-A5-柳-003　2026-09-09 15:20 定稿　摘要 SM3 3fa2 71c8 0d9e 55aa　共1人　与上次相比新增1人演示数据'
  expect(page.slice(-10).join('')).toContain(printed)
  const [live = []] = await pagesOf(view([unit('柳河派出所', [songYongkang])]))
  expect(live.join('')).not.toMatch(/定稿|摘要|演示数据/u)
})

test('forty units go into one zip, a file for each, in roster order', async () => {
  const units = Array.from({ length: 40 }, (_, index) => unit(index === 39 ? '柳河派出所' : `第${index + 1}中队`, [songYongkang]))
  const names = Object.keys(unzipSync(await zipSections(annexFiveForm(view(units)), '附件5', 'xlsx')))
  expect(names).toHaveLength(40)
  expect(names.at(0)).toBe('01-第1中队-附件5.xlsx')
  expect(names.at(-1)).toBe('40-柳河派出所-附件5.xlsx')
})
