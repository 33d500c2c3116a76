import { formatDate } from '../../platform/calendar/dates.ts'
import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { TriggerRowView } from './contract.ts'
import { triggerLabels } from './words.ts'

const columns: readonly (readonly [string, number, WrittenColumn['kind']])[] = [
  ['序号', 6, 'number'],
  ['情形', 18, 'text'],
  ['单位', 20, 'text'],
  ['事项', 60, 'text'],
  ['起算日', 12, 'date'],
]

/** 可以启动问责的情形 as a sheet. */
export const triggersSheet = (rows: readonly TriggerRowView[], on: string): WrittenSheet => ({
  name: '问责情形',
  title: '可以启动问责的情形',
  notes: [`截至${formatDate(on)}；由台账和填报记录得出，是否问责由人决定`],
  columns: columns.map(([header, width, kind]) => ({ header, width, kind })),
  rows: rows.map((t, i) => [i + 1, triggerLabels[t.trigger], t.unit.name, t.what, t.since]),
})
