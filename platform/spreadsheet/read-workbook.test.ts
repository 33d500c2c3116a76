import { describe, expect, test } from 'vitest'
import { drawXls } from '../../tests/harness/roster-files/draw-xls.ts'
import { drawXlsx } from '../../tests/harness/roster-files/draw-xlsx.ts'
import type { DrawnSheet } from '../../tests/harness/roster-files/drawn-sheet.ts'
import { hostileFiles } from '../../tests/harness/roster-files/hostile-files.ts'
import { readWorkbook } from './read-workbook.ts'
import { SpreadsheetRefused } from './refused.ts'

const SHEET: DrawnSheet = {
  name: '在册人员',
  merges: ['A1:C1'],
  hiddenRows: [2],
  rows: [
    ['花名册'],
    ['萧䶮', { number: '990101199001011000' }, { date: '2021-03-01' }],
    [{ blank: true }],
    [{ error: '#REF!' }, { formula: 'A2', cached: '唐思远' }, { formula: '1+1', cached: 2 }],
    [{ number: '7', format: '00000' }, '=1+1', 'a & <b> "c"\n第二行'],
  ],
}

describe.each([
  ['xlsx，共享字串', drawXlsx([SHEET])],
  ['xlsx，行内字串', drawXlsx([SHEET], true)],
  ['xls', drawXls([SHEET])],
])('%s', (_, bytes) => {
  test('每一格的种类、显示和值都读对，隐藏行、合并区也读出', async () => {
    const [sheet] = (await readWorkbook(bytes, '名册')).sheets
    expect(sheet?.merges).toEqual([{ firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 2 }])
    expect(sheet?.rows.map(({ number, isHidden }) => [number, isHidden])).toEqual([
      [1, false],
      [2, true],
      [4, false],
      [5, false],
    ])
    expect(
      sheet?.rows.map(({ cells }) => cells.map(({ kind, text, value, isFormula }) => [kind, text, value, isFormula])),
    ).toEqual([
      [['text', '花名册', '花名册', false]],
      [
        ['text', '萧䶮', '萧䶮', false],
        ['number', '9.90101E+17', 990_101_199_001_011_000, false],
        ['date', '2021-03-01', '2021-03-01', false],
      ],
      [
        ['error', '#REF!', null, false],
        ['text', '唐思远', '唐思远', true],
        ['number', '2', 2, true],
      ],
      [
        ['number', '00007', 7, false],
        ['text', '=1+1', '=1+1', false],
        ['text', 'a & <b> "c"\n第二行', 'a & <b> "c"\n第二行', false],
      ],
    ])
  })
})

test.each(hostileFiles())(
  '$fileName 在 5 秒内被拒绝，说得出原因',
  async ({ fileName, bytes, codes }) => {
    const start = performance.now()
    const refusal = await readWorkbook(bytes, fileName).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(SpreadsheetRefused)
    expect(codes).toContain((refusal as SpreadsheetRefused).code)
    expect(performance.now() - start).toBeLessThan(5000)
  },
  10_000,
)
