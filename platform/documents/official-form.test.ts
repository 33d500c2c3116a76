import { unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, expect, test } from 'vitest'
import { readPdfText } from '../../tests/harness/read-pdf-text.ts'
import { namePieces, type OfficialForm } from './official-form.ts'
import { fitCell, paginate } from './official-form-fit.ts'
import { closeDocuments } from './render.ts'
import { renderForm } from './render-form.ts'

afterAll(closeDocuments)

const column = (head: string, widthMm: number, isNumber = false) => ({ head, widthMm, align: 'center' as const, isNumber })
const form = (rows: string[][], more: Partial<OfficialForm> = {}): OfficialForm => ({
  label: '附件9',
  owner: '明河县公安局',
  name: '登记表',
  columns: [column('序\n号', 16, true), column('姓名', 40), column('年龄', 20, true), column('备注', 80)],
  sections: [{ name: '柳河派出所', headLine: null, rows, lastLine: '' }],
  note: '注：试填。',
  orientation: 'portrait',
  lines: 'numbered',
  rowsPerPage: 17,
  rowHeightMm: 10,
  headHeightMm: 11,
  isDemo: false,
  ...more,
})
const people = (count: number, remark = '') =>
  Array.from({ length: count }, (_, index) => [String(index + 1), '宋永康', String(20 + index), remark])
const pagesOf = async (rows: string[][]) => (await renderForm(form(rows), 'pdf')).pages

test('17 lines fill a page, the 18th begins another, none makes a blank form of one page', async () => {
  expect([await pagesOf(people(0)), await pagesOf(people(17)), await pagesOf(people(18)), await pagesOf(people(35))]).toEqual([
    1, 1, 2, 3,
  ])
})

test('a blank form numbers its 17 lines and says nothing else in them', async () => {
  const [page] = readPdfText((await renderForm(form([]), 'pdf')).bytes)
  const lines = page?.text.split('\n') ?? []
  const numbers = Array.from({ length: 17 }, (_, index) => String(index + 1))
  expect(lines.slice(lines.indexOf('备注') + 1, lines.indexOf('注：试填。'))).toEqual(numbers)
})

test('a remark too long for its line makes the row grow and loses no character', async () => {
  const remark = '二〇二六年八月起借调巡特警大队机动中队'.repeat(9)
  const [page] = readPdfText((await renderForm(form(people(1, remark)), 'pdf')).bytes)
  expect(page?.text.replaceAll('\n', '')).toContain(remark)
})

test('a name breaks after the dot and nowhere else', async () => {
  const rows = [['1', '', '30', '']].map((row) =>
    row.map((cell, index) => (index === 1 ? namePieces('吐尔逊古丽克孜·阿卜杜热合曼') : cell)),
  )
  const [page] = readPdfText(
    (await renderForm({ ...form([]), sections: [{ name: '', headLine: null, rows, lastLine: '' }] }, 'pdf')).bytes,
  )
  expect(page?.text.split('\n')).toEqual(expect.arrayContaining(['吐尔逊古丽克孜·', '阿卜杜热合曼']))
  expect(fitCell(namePieces('阿依古丽·买买提'), 55, 25).lines).toEqual(['阿依古丽·', '买买提'])
  expect(fitCell(namePieces('宋永康'), 55, 25)).toMatchObject({ lines: ['宋永康'], size: 10.5 })
})

test('rows that grow take the place of others, page by page', () => {
  const tall = people(18, '长'.repeat(300))
  expect(paginate(form([]), people(40)).starts).toEqual([0, 17, 34])
  expect(paginate(form([]), people(40)).emptyLines).toBe(11)
  expect(paginate(form([]), tall).starts).toEqual([0, 5, 10, 15])
})

test('the Word file gives its column widths, repeats its head row and numbers its pages', async () => {
  const files = unzipSync((await renderForm(form(people(20), { isDemo: true }), 'docx')).bytes)
  const text = (name: string) => Buffer.from(files[name] ?? []).toString('utf8')
  const body = text('word/document.xml')
  expect([...body.matchAll(/<w:gridCol w:w="(\d+)"/gu)].map(([, width]) => Number(width))).toEqual([907, 2268, 1134, 4535])
  expect(body.match(/<w:tblHeader/gu)).toHaveLength(1)
  expect(body).toContain('w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"')
  expect(body.match(/<w:tr>|<w:tr /gu)).toHaveLength(35)
  const feet = Object.keys(files).filter((name) => name.startsWith('word/footer'))
  expect(feet).toHaveLength(3)
  for (const foot of feet) expect(text(foot)).toMatch(/第.*PAGE.*NUMPAGES.*页.*— .*PAGE.* —.*演示数据/su)
})

test('the Excel file keeps numbers as numbers, text as text, and takes no formula', async () => {
  const rows = [['1', '=HYPERLINK("x")', '31', '0012']]
  const bytes = (await renderForm(form(rows), 'xlsx')).bytes
  const sheet = (await readXlsx(bytes)).sheets[0]
  expect(sheet?.name).toBe('柳河派出所')
  expect(sheet?.rows[4]).toEqual([1, '=HYPERLINK("x")', 31, '0012'])
  expect(sheet?.pageSetup).toMatchObject({
    paperSize: 'a4',
    orientation: 'portrait',
    printTitlesRow: expect.stringMatching(/\$?1:\$?4/u),
  })
  const parts = unzipSync(bytes)
  expect(Buffer.from(parts['xl/worksheets/sheet1.xml'] ?? []).toString('utf8')).not.toContain('<f>')
})

test('in Excel too the last page is filled up to 17 numbered lines', async () => {
  const sheet = (await readXlsx((await renderForm(form(people(20)), 'xlsx')).bytes)).sheets[0]
  expect(sheet?.rows.slice(4, 38).map((row) => row[0])).toEqual(Array.from({ length: 34 }, (_, index) => index + 1))
  expect(sheet?.rows[24]?.slice(1)).toEqual([null, null, null])
  expect(sheet?.rows[38]?.[0]).toBe('注：试填。')
})

test('two units with one name get two sheets', async () => {
  const section = (name: string) => ({ name, headLine: null, rows: people(1), lastLine: '' })
  const bytes = (await renderForm(form([], { sections: ['一中队', '一中队', 'A/B:*'].map(section) }), 'xlsx')).bytes
  expect((await readXlsx(bytes)).sheets.map((sheet) => sheet.name)).toEqual(['一中队', '一中队(2)', 'AB'])
})
