import { beijingMoment, formatDate } from '../../platform/calendar/dates.ts'
import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { ReportRowView, WeekView } from './contract.ts'
import { standingLabels, stateLabels } from './words.ts'

/** 11月26日（四）12:00 */
export const moment = (at: string | Date): string => {
  const words = beijingMoment(new Date(at))
  return `${formatDate(words.slice(0, 10), 'shortWithWeekday')}${words.slice(11, 16)}`
}

const columns: readonly (readonly [string, number, WrittenColumn['kind']])[] = [
  ['序号', 6, 'number'],
  ['周次', 16, 'text'],
  ['单位', 20, 'text'],
  ['截止', 20, 'text'],
  ['状态', 10, 'text'],
  ['按时、迟报、漏报', 14, 'text'],
  ['无变化', 8, 'text'],
  ['收到', 20, 'text'],
  ['第几版', 8, 'number'],
  ['填报人', 10, 'text'],
  ['审核人', 10, 'text'],
]

/** 周报报送情况 as a sheet. */
export const reportsSheet = (rows: readonly ReportRowView[], on: string): WrittenSheet => ({
  name: '周报报送情况',
  title: '各单位周报报送情况',
  notes: [`截至 ${formatDate(on)}。按时、迟报按报送到达服务器的时间计。`],
  columns: columns.map(([header, width, kind]) => ({ header, width, kind })),
  rows: rows.map((r, i) => [
    i + 1,
    r.weekName,
    r.unit.name,
    beijingMoment(new Date(r.cutOffAt)).slice(0, 16),
    stateLabels[r.state],
    r.standing === null ? null : standingLabels[r.standing],
    r.isNil ? '无变化' : null,
    r.arrivedAt === null ? null : beijingMoment(new Date(r.arrivedAt)),
    r.number,
    r.preparedByName,
    r.confirmedByName,
  ]),
})

const cellWords: Readonly<Record<string, string>> = {
  o: '按时',
  n: '按时，无变化',
  l: '迟报',
  m: '漏报',
  s: '本周已报',
  w: '未到期',
  '-': '',
}
interface Heat {
  readonly weeks: readonly WeekView[]
  readonly rows: readonly { readonly unit: { readonly name: string }; readonly cells: string }[]
}

/** 各单位历周报送情况 as a sheet: units in roster order, the newest week first, totals of each week below. */
export function heatSheet({ weeks, rows }: Heat, on: string): WrittenSheet {
  const total = (words: string, of: (w: WeekView) => number) => [null, words, ...weeks.map((w) => String(of(w)))]
  return {
    name: '历周报送情况',
    title: '各单位历周周报报送情况',
    notes: [`截至 ${formatDate(on)}。空白为该周没有周报。`],
    columns: [
      { header: '序号', width: 6, kind: 'number' },
      { header: '单位', width: 20, kind: 'text' },
      ...weeks.map((w) => ({ header: w.name, width: 14, kind: 'text' as const })),
    ],
    rows: [
      ...rows.map((r, i) => [i + 1, r.unit.name, ...[...r.cells].map((c) => cellWords[c] ?? '')]),
      total('应报', (w) => w.units),
      total('按时', (w) => w.onTime),
      total('其中无变化', (w) => w.nil),
      total('迟报', (w) => w.late),
      total('漏报', (w) => w.missing),
    ],
  }
}
