import type { FigureDefinition } from '../../platform/figures.ts'
import type { WorkbookToWrite } from '../../platform/spreadsheet/write-workbook.ts'
import type { presentHealth } from './presenter.ts'

/** Data health as a sheet: a unit a row, a figure a column. */
export function healthSheet(figures: readonly FigureDefinition[], rows: ReturnType<typeof presentHealth>): WorkbookToWrite {
  const columns = [
    { header: '单位', width: 20, kind: 'text' as const },
    { header: '辅警', width: 8, kind: 'number' as const },
    ...figures.map((f) => ({ header: f.label, width: 16, kind: 'number' as const })),
  ]
  return {
    sheets: [
      {
        name: '数据健康',
        columns,
        rows: rows.map((r) => [r.unitName, r.auxiliaryCount, ...figures.map((f) => r.counts[f.id] ?? 0)]),
      },
    ],
  }
}
