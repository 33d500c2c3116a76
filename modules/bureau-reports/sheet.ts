import { formatDate } from '../../platform/calendar/dates.ts'
import type { WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import { weekName } from '../weekly-reports/public.ts'
import { standingLabels } from '../weekly-reports/words.ts'
import type { WeekFigures } from './contract.ts'

export const standWords = (u: WeekFigures['units'][number]): string =>
  u.standing === null ? '' : `${standingLabels[u.standing]}${u.isNil ? '·无变化' : ''}`

/** 各单位周报数字 as a sheet: units in roster order with what they are measured by, totals below. */
export const figuresSheet = (f: WeekFigures, weekOn: string, on: string): WrittenSheet => ({
  name: '各单位周报数字',
  title: `各单位周报数字（${weekName(weekOn)}）`,
  notes: [`截至 ${formatDate(on)}。按编制顺序，不排名次；没有报送的单位数字为空。`],
  columns: [
    { header: '序号', width: 6, kind: 'number' },
    { header: '单位', width: 20, kind: 'text' },
    { header: '在岗辅警', width: 10, kind: 'number' },
    { header: '报送', width: 14, kind: 'text' },
    ...f.totals.map((t) => ({ header: `${t.label}（${t.unit}）`, width: 12, kind: 'number' as const })),
  ],
  rows: [
    ...f.units.map((u, i) => [i + 1, u.name, u.people, standWords(u), ...f.totals.map((t) => u.counts[t.id] ?? null)]),
    [null, '合计', f.units.reduce((sum, u) => sum + u.people, 0), null, ...f.totals.map((t) => t.n)],
    [null, '上周', null, null, ...f.totals.map((t) => t.previous)],
  ],
})
