import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawCsv } from '../../tests/harness/roster-files/draw-csv.ts'
import { drawXls } from '../../tests/harness/roster-files/draw-xls.ts'
import { drawXlsx } from '../../tests/harness/roster-files/draw-xlsx.ts'
import type { DrawnSheet } from '../../tests/harness/roster-files/drawn-sheet.ts'
import { escapeFormula, unescapeFormula } from './formula-guard.ts'
import { ROSTER_LIMITS } from './limits.ts'
import { markCells } from './mark-cells.ts'
import { readWorkbook } from './read-workbook.ts'
import type { Workbook } from './workbook.ts'
import { writeCsv, writeWorkbook } from './write-workbook.ts'
import { readPart } from './xlsx-parts.ts'
import { listZipEntries } from './zip-archive.ts'

const FORMULAS = [
  '=1+1', '=cmd|\'/C calc\'!A0', '+1', '-1', '@SUM(A1)', '\t=1+1', '\r=1+1', '\n=1+1', '＝1+1', '＋1', '－1', '＠SUM(A1)', "'=1+1", "''=1+1",
  '=HYPERLINK("http://example.com")', '=IMPORTXML(A1)', '-2+3+cmd|\' /C calc\'!A0', '"=1+1"', '=1+1;2', '@', '=', '_x0041_', ' =1+1 ', '990101199001011234',
] // biome-ignore format: one list
const TEXT_COLUMN = { header: '内容', width: 20, kind: 'text' } as const

function part(bytes: Uint8Array, path: string): Promise<string | null> {
  return readPart({ bytes, entries: listZipEntries(bytes, ROSTER_LIMITS.maxEntries) }, path)
}

function texts({ sheets }: Workbook): string[][] {
  return (sheets[0]?.rows ?? []).map(({ cells }) => cells.map(({ text }) => text))
}

describe('导出的表里没有活公式，导回来一字不差', () => {
  test('xlsx', async () => {
    const bytes = writeWorkbook({ sheets: [{ name: '名册', columns: [TEXT_COLUMN], rows: FORMULAS.map((text) => [text]) }] })
    expect(await part(bytes, 'xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/)
    const [sheet] = (await readWorkbook(bytes, '名册.xlsx')).sheets
    expect(sheet?.rows.slice(1).map(({ cells }) => cells[0]?.text)).toEqual(FORMULAS)
    expect(sheet?.rows.every(({ cells }) => cells.every(({ kind }) => kind === 'text'))).toBe(true)
  })

  test('csv', async () => {
    const bytes = writeCsv({ columns: [TEXT_COLUMN, TEXT_COLUMN], rows: FORMULAS.map((text) => ['甲', text]) })
    const lines = Buffer.from(bytes).toString('utf8').split('\r\n')
    expect(lines.filter((line) => /(^|,)"?[=+\-@\t\r＝＋－＠]/.test(line))).toEqual([])
    expect(texts(await readWorkbook(bytes, '名册.csv')).slice(1)).toEqual(FORMULAS.map((text) => ['甲', text]))
  })

  test('任何文字转义后都能还原，且不像公式', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(unescapeFormula(escapeFormula(text))).toBe(text)
        expect(escapeFormula(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
      }),
    )
  })
})

test('日期是日期，数是数，证件号是文本；标题、说明在表头之上，空值不写', async () => {
  const columns = [
    { header: '姓名', width: 10, kind: 'text' },
    { header: '证件号', width: 22, kind: 'text' },
    { header: '入职', width: 12, kind: 'date' },
    { header: '年龄', width: 6, kind: 'number' },
  ] as const
  const rows = [
    ['阿依古丽·买买提', '990101199001011234', '2021-03-01', 31],
    ['孙𬭸', null, null, null],
  ]
  const bytes = writeWorkbook({ sheets: [{ name: '名册', title: '花名册', notes: ['注：示例'], columns, rows }] })
  const [sheet] = (await readWorkbook(bytes, '名册.xlsx')).sheets
  expect(sheet?.rows.map(({ number, cells }) => [number, cells.map(({ kind, value }) => [kind, value])])).toEqual([
    [1, [['text', '花名册']]],
    [2, [['text', '注：示例']]],
    [3, columns.map(({ header }) => ['text', header])],
    [
      4,
      [
        ['text', '阿依古丽·买买提'],
        ['text', '990101199001011234'],
        ['date', '2021-03-01'],
        ['number', 31],
      ],
    ],
    [5, [['text', '孙𬭸']]],
  ])
  expect(await part(bytes, 'xl/worksheets/sheet1.xml')).toContain('<pane ySplit="3" topLeftCell="A4"')
})

const DRAWN: DrawnSheet = {
  name: '在册人员',
  hiddenRows: [3],
  merges: ['A1:C1'],
  rows: [
    ['花名册'],
    ['姓名', '身份证号', '入职'],
    ['萧䶮', '990101199001011234', { date: '2021-03-01' }],
    ['唐思远', { number: '9.90101E17' }, { error: '#REF!' }],
  ],
}

test.each([
  ['名册.xlsx', drawXlsx([DRAWN])],
  ['名册.xls', drawXls([DRAWN])],
  ['在册人员.csv', drawCsv(DRAWN, 'gb18030')],
])('%s 标注后内容不变，坏格涂红并带批注', async (fileName, bytes) => {
  const marks = [
    { sheet: '在册人员', row: 4, column: 1, note: 'Excel 已把身份证号后几位变成 0，原号码无法还原。' },
    { sheet: '在册人员', row: 4, column: 1, note: '原表设为“文本”后重录。' },
    { sheet: '在册人员', row: 3, column: 7, note: '没有单位。' },
    { sheet: '在册人员', row: 90, column: 0, note: '空行。' },
  ]
  const marked = await markCells({ bytes, fileName }, marks)
  const [before, after] = [await readWorkbook(bytes, fileName), await readWorkbook(marked, 'a.xlsx')]
  expect(texts(after)).toEqual(texts(before))
  expect(after.sheets[0]?.merges).toEqual(before.sheets[0]?.merges)
  expect(after.sheets[0]?.rows.map(({ isHidden }) => isHidden)).toEqual(before.sheets[0]?.rows.map(({ isHidden }) => isHidden))
  const xml = (await part(marked, 'xl/worksheets/sheet1.xml')) ?? ''
  const comments = (await part(marked, 'xl/mingzeComments1.xml')) ?? ''
  expect(comments.match(/<comment /g)).toHaveLength(3)
  expect(comments).toMatch(/ref="B4".*无法还原。\n原表设为“文本”后重录。/s)
  expect(xml).toMatch(/<c (?=[^>]*r="H3")[^>]*s="(\d+)"/)
  expect(xml).toContain('<legacyDrawing')
  expect(await part(marked, 'xl/styles.xml')).toContain('FFFFC7CE')
})

test('标注过的表再标注，原有批注不丢', async () => {
  const first = await markCells({ bytes: drawXlsx([DRAWN]), fileName: 'a.xlsx' }, [
    { sheet: '在册人员', row: 3, column: 0, note: '甲' },
  ])
  const second = await markCells({ bytes: first, fileName: 'a.xlsx' }, [{ sheet: '在册人员', row: 4, column: 0, note: '乙' }])
  expect(await part(second, 'xl/mingzeComments1.xml')).toMatch(/甲.*乙/s)
  expect(((await part(second, 'xl/worksheets/sheet1.xml')) ?? '').match(/legacyDrawing/g)).toHaveLength(1)
})
