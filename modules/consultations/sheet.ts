import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { ConsultationRowView } from './contract.ts'
import { levelLabels, stateLabels } from './words.ts'

const columns: readonly (readonly [string, number, WrittenColumn['kind']])[] = [
  ['序号', 6, 'number'],
  ['纪要编号', 20, 'text'],
  ['专班', 24, 'text'],
  ['会商日期', 12, 'date'],
  ['地点', 20, 'text'],
  ['主持人', 12, 'text'],
  ['状态', 14, 'text'],
  ['研判级别', 10, 'text'],
  ['决定', 8, 'number'],
  ['逾期任务', 10, 'number'],
]

/** 会商台账 as a sheet. */
export const consultationSheet = (rows: readonly ConsultationRowView[], on: string): WrittenSheet => ({
  name: '会商台账',
  title: '会商研判台账',
  notes: [`截至 ${on}`],
  columns: columns.map(([header, width, kind]) => ({ header, width, kind })),
  rows: rows.map((c, i) => [
    i + 1,
    c.number,
    c.taskForce.name,
    c.meetingOn,
    c.place,
    c.chairName,
    stateLabels[c.state],
    c.level === null ? null : levelLabels[c.level],
    c.decisions,
    c.overdue,
  ]),
})
