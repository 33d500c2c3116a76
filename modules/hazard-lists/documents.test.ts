import { unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, expect, test } from 'vitest'
import { zipSections } from '../../platform/documents/form-files.ts'
import { closeDocuments } from '../../platform/documents/render.ts'
import { type FormFormat, renderForm } from '../../platform/documents/render-form.ts'
import { readPdfText } from '../../tests/harness/read-pdf-text.ts'
import { type AnnexOneUnit, type AnnexOneView, fileTitle, formOf } from './documents.ts'
import { lineOf } from './presenter.ts'
import type { ListedHazard, ListedLine } from './queries.ts'

afterAll(closeDocuments)

const line = (category: ListedLine['category'], hazard: string, more: Partial<ListedLine> = {}): ListedLine => ({
  category,
  hazard,
  measures: '重新指定责任民警，三个工作日内报辅警办备案。整改时限：9月11日。',
  owner: '郭立军',
  remark: '整改中',
  ...more,
})
const lines = [
  line('teamManagement', '数字证书由辅警保管，未做到随用随取、专人专管。', {
    measures: '1. 证书收回民警本人保管；2. 建立领用登记簿。整改时限：9月4日。',
    owner: '梁志勇',
    remark: '逾期，未销号',
  }),
  line('teamManagement', '调离民警名下3名辅警未明确带辅责任民警。'),
  line('publicReputation', '对外发布信息由辅警直接操作，缺少民警审核。', { owner: '孙立新' }),
]
const unit = (more: Partial<AnnexOneUnit> = {}): AnnexOneUnit => ({
  unitName: '柳河派出所',
  reportOn: '2026-09-09',
  lines,
  hazards: [],
  changeNote: '',
  ...more,
})
const view = (units: AnnexOneUnit[], more: Partial<AnnexOneView> = {}): AnnexOneView => ({
  bureauName: '明河县公安局',
  isDemo: true,
  sheet: 'list',
  showsHeadLine: true,
  units,
  ...more,
})
const fileOf = async (asked: AnnexOneView, format: FormFormat) => (await renderForm(formOf(asked), format)).bytes
const textOf = async (asked: AnnexOneView) => readPdfText(await fileOf(asked, 'pdf')).map((page) => page.text)
const plain = (text: string | undefined) => (text ?? '').replace(/\s/gu, '')

test('柳河派出所的附件1：通知规定的字，三类合并，没有隐患的类别写无', async () => {
  const [page, ...more] = await textOf(view([unit()]))
  expect(more).toEqual([])
  const text = plain(page)
  for (const words of [
    '附件1',
    '明河县公安局辅警队伍风险隐患排查化解清单',
    '填报单位：柳河派出所',
    '审核人：',
    '填报时间：2026年9月9日',
    '风险隐患类别风险隐患整改措施责任人备注',
    '逾期，未销号',
    '其他无',
    '注：本表由问题台账生成',
    '第1页共1页',
    '—1—',
    '演示数据',
  ])
    expect(text).toContain(words)
  expect(text.match(/队伍管理方面/gu)).toHaveLength(1)
})

test('条目多了翻页，每页都有表头和类别；一条写满一页的接着写，一个字不少', async () => {
  const long = '值班备勤表与实际到岗不一致。'.repeat(70)
  const many = Array.from({ length: 12 }, (_, i) => line('teamManagement', `第${i + 1}处交接班没有登记。`))
  const pages = await textOf(view([unit({ lines: [...many, line('other', long)] })]))
  expect(pages.length).toBeGreaterThan(3)
  for (const page of pages.slice(0, 2)) {
    expect(plain(page)).toContain('风险隐患类别')
    expect(plain(page).match(/队伍管理方面/gu)).toHaveLength(1)
  }
  expect(plain(pages.join('')).match(/值班备勤表与实际到岗不一致。/gu)?.length).toBeGreaterThan(65)
  expect(plain(pages.at(-1))).toContain(`第${pages.length}页共${pages.length}页`)
})

test('定稿的末行：表号、时间、摘要、比上一号；空白表三类各两行，不写别的', async () => {
  const frozen = unit({
    serialNumber: '2026-A1-柳河所-009',
    frozenAt: '2026-09-09 15:20',
    digest: 'b64d09f7c2150000ffff',
    changeNote: '与第8号相比：新增1条，销号2条',
  })
  const [page] = await textOf(view([frozen]))
  expect(plain(page)).toContain(
    '表号2026-A1-柳河所-0092026-09-0915:20定稿摘要SM3b64d09f7c2150000与第8号相比：新增1条，销号2条演示数据',
  )
  const [blank] = await textOf(view([unit({ lines: null, reportOn: '' })]))
  expect(plain(blank)).not.toMatch(/无注|整改中|定稿/u)
  expect(plain(blank)).toContain('填报时间：年月日')
})

const hazard: ListedHazard = {
  id: '1',
  number: '2026-柳-017',
  unitId: '1',
  category: 'teamManagement',
  subcategory: '数字证书',
  title: '数字证书由辅警保管',
  description: '数字证书由辅警保管，未做到随用随取、专人专管。',
  source: 'screening',
  grade: 'general',
  cause: '制度不落实',
  rootCause: '没有领用登记',
  goal: '证书人证一致',
  ownerName: '梁志勇',
  foundOn: '2026-08-21',
  relapses: 0,
  rectifyBy: '2026-09-04',
  measures: ['证书收回民警本人保管', '建立领用登记簿'],
  isClosed: false,
  closedOn: null,
}

test('问题台账打印全部栏目；表格文件是横放的A4，类别合并，每页一段', async () => {
  const [page] = await textOf(view([unit({ hazards: [hazard] })], { sheet: 'ledger' }))
  for (const words of ['问题台账', '2026-柳-017', '数字证书', '制度不落实：没有领用登记', '一般', '2026-09-04', '未销号', '排查'])
    expect(plain(page)).toContain(words)
  const sheet = (await readXlsx(await fileOf(view([unit()]), 'xlsx'))).sheets[0]
  expect(sheet?.pageSetup).toMatchObject({ paperSize: 'a4', orientation: 'landscape' })
  expect(sheet?.rows[3]).toEqual(['风险隐患类别', '风险隐患', '整改措施', '责任人', '备注'])
  expect(sheet?.rows.slice(4, 8).map((row) => row[4])).toEqual(['逾期，未销号', '整改中', '整改中', null])
  expect(sheet?.merges).toContainEqual(expect.objectContaining({ startRow: 4, endRow: 5, startCol: 0, endCol: 0 }))
})

test('两个单位各一个文件；Word 也是横放的', async () => {
  const both = view([unit(), unit({ unitName: '青桥派出所' })])
  const names = Object.keys(unzipSync(await zipSections(formOf(both), fileTitle(both), 'xlsx')))
  expect(names).toEqual(['01-柳河派出所-附件1.xlsx', '02-青桥派出所-附件1.xlsx'])
  const body = Buffer.from(unzipSync(await fileOf(view([unit()]), 'docx'))['word/document.xml'] ?? []).toString('utf8')
  expect(body).toContain('w:orient="landscape"')
  expect(body.match(/<w:vMerge /gu)).toHaveLength(2)
})

test('清单写隐患是什么、看到了什么；情况里已经说了的，不说两遍', () => {
  const said = (title: string, description: string) => lineOf({ ...hazard, title, description }, '2026-11-27').hazard
  expect(said('窗口岗超用一人', '核定三人，\n实际四人。')).toBe('窗口岗超用一人。核定三人， 实际四人。')
  expect(said('交接班没有登记', '交接班没有登记，抽查三天缺两天。')).toBe('交接班没有登记，抽查三天缺两天。')
})
