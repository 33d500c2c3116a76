import { formatDate } from '../../platform/calendar/dates.ts'
import type { WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { CellView, FiguresView } from './contract.ts'
import { groupWords } from './words.ts'

/** A number stays a number; what is hidden is said. */
const shownIn = (cell: CellView | undefined, part: 'n' | 'whole'): number | string | null => {
  if (!cell) return null
  return cell.isHidden ? '少于五' : cell[part]
}
const columnsOf = (view: FiguresView) =>
  view.definitions.flatMap((d) => {
    const count = { id: d.id, part: 'n' as const, header: `${d.share ? `${d.label}：${d.share.part}` : d.label}（${d.unit}）` }
    return d.share ? [count, { id: d.id, part: 'whole' as const, header: `${d.label}：${d.share.whole}` }] : [count]
  })

/** 各局数字 as a sheet: a bureau a row, a figure a column; what each means stands on a second one. */
export function figuresSheets(view: FiguresView, on: string): WrittenSheet[] {
  const columns = columnsOf(view)
  const missing = view.rows.filter((r) => Object.keys(r.cells).length === 0).map((r) => r.name)
  return [
    {
      name: '各局数字',
      title: `${view.name}各局数字`,
      notes: [
        `${view.on === null ? '还没有数字' : `${formatDate(view.on)}算的数`}，${formatDate(on)}导出。一到四人不显示，写“少于五”；合计只加显示的。`,
        ...(missing.length === 0 ? [] : [`这一天没有数字的局：${missing.join('、')}。`]),
      ],
      columns: [
        { header: '序号', width: 6, kind: 'number' },
        { header: '局', width: 20, kind: 'text' },
        ...columns.map((c) => ({ header: c.header, width: 14, kind: 'number' as const })),
      ],
      rows: [
        ...view.rows.map((r, i) => [i + 1, r.name, ...columns.map((c) => shownIn(r.cells[c.id], c.part))]),
        ...(view.total ? [[null, '合计', ...columns.map((c) => shownIn(view.total?.[c.id], c.part))]] : []),
      ],
    },
    {
      name: '说明',
      title: '各项数字怎样算',
      notes: [],
      columns: [
        { header: '类别', width: 12, kind: 'text' },
        { header: '数字', width: 28, kind: 'text' },
        { header: '单位', width: 6, kind: 'text' },
        { header: '规则', width: 80, kind: 'text' },
      ],
      rows: view.definitions.map((d) => [groupWords[d.group], d.label, d.unit, d.rule]),
    },
  ]
}
