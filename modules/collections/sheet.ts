import { beijingDate } from '../../platform/calendar/dates.ts'
import { standingLabels } from '../../platform/http/contract.ts'
import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { PartRowView, UnitRowView } from './contract.ts'
import { deliveryWords, stateLabels } from './words.ts'

const columns: readonly (readonly [string, number, WrittenColumn['kind']])[] = [
  ['序号', 6, 'number'],
  ['收集', 24, 'text'],
  ['编号', 14, 'text'],
  ['单位', 20, 'text'],
  ['材料', 28, 'text'],
  ['状态', 10, 'text'],
  ['按时、迟报、漏报', 14, 'text'],
  ['时限', 12, 'date'],
  ['交的是', 26, 'text'],
  ['摘要', 20, 'text'],
  ['报送人', 10, 'text'],
  ['第一次报送', 12, 'date'],
  ['收下人', 10, 'text'],
  ['收下日期', 12, 'date'],
  ['退回理由', 30, 'text'],
]
const dayOf = (at: string | null): string | null => (at === null ? null : beijingDate(new Date(at)))
const cellsOf = (r: PartRowView, i: number) => [
  i + 1,
  r.collection.title,
  r.collection.serialNumber,
  r.unit.name,
  r.title,
  stateLabels[r.state],
  standingLabels[r.standing],
  r.dueOn,
  deliveryWords(r),
  (r.snapshot?.digest ?? r.fileDigest)?.slice(0, 16) ?? null,
  r.submittedByName,
  dayOf(r.firstSubmittedAt),
  r.acceptedByName,
  dayOf(r.acceptedAt),
  r.returnReason,
]
const written = (all: typeof columns): WrittenColumn[] => all.map(([header, width, kind]) => ({ header, width, kind }))

/** 应交材料 as a sheet. */
export const partsSheet = (rows: readonly PartRowView[], on: string): WrittenSheet => ({
  name: '应交材料',
  title: '应交材料',
  notes: [`截至 ${on}`],
  columns: written(columns),
  rows: rows.map(cellsOf),
})

interface Packed {
  readonly view: PartRowView
  /** Its name in the zip; null where nothing was submitted. */
  readonly fileName: string | null
}
/** 目录 of the zip: every part, also what is missing, with its file. */
export const contentsSheet = (title: string, parts: readonly Packed[], on: string): WrittenSheet => ({
  name: '目录',
  title: `${title}目录`,
  notes: [`截至 ${on}。没有文件名的是还没有报送。`],
  columns: written([...columns, ['压缩包内文件', 50, 'text']]),
  rows: parts.map((p, i) => [...cellsOf(p.view, i), p.fileName]),
})

interface Units {
  readonly rows: readonly UnitRowView[]
  readonly forms: readonly { readonly key: string; readonly title: string }[]
  readonly title: string
  readonly on: string
}
const cellWords = (cell: UnitRowView['cells'][number] | undefined): string | null =>
  cell ? `${stateLabels[cell.state]}（${standingLabels[cell.standing]}）` : null

/** 各单位交了哪几件: a row for each unit, a column for each form. */
export const unitsSheet = ({ rows, forms, title, on }: Units): WrittenSheet => ({
  name: '各单位',
  title: `${title}：各单位报送情况`,
  notes: [`截至 ${on}`],
  columns: [
    { header: '序号', width: 6, kind: 'number' },
    { header: '单位', width: 20, kind: 'text' },
    ...forms.map((f) => ({ header: f.title, width: 20, kind: 'text' as const })),
  ],
  rows: rows.map((row, i) => [
    i + 1,
    row.unit.name,
    ...forms.map((form) => cellWords(row.cells.find((c) => c.key === form.key))),
  ]),
})
