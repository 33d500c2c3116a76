import { beijingDate } from '../../platform/calendar/dates.ts'
import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { IncidentRowView } from './contract.ts'
import { stateLabels } from './words.ts'

const columns: readonly (readonly [string, number, WrittenColumn['kind']])[] = [
  ['序号', 6, 'number'],
  ['编号', 16, 'text'],
  ['单位', 20, 'text'],
  ['事件', 36, 'text'],
  ['地点', 24, 'text'],
  ['发生日期', 12, 'date'],
  ['状态', 10, 'text'],
  ['已定负责人', 10, 'number'],
  ['步骤', 8, 'number'],
  ['审定的声明', 10, 'number'],
]
/** 三同步 as a sheet. */
export const incidentSheet = (rows: readonly IncidentRowView[], on: string): WrittenSheet => ({
  name: '三同步',
  title: '三同步事件登记簿',
  notes: [`截至 ${on}`],
  columns: columns.map(([header, width, kind]) => ({ header, width, kind })),
  rows: rows.map((r, i) => [
    i + 1,
    r.number,
    r.unit.name,
    r.title,
    r.place,
    beijingDate(new Date(r.happenedAt)),
    stateLabels[r.state],
    r.owned,
    r.steps,
    r.approvedVersion,
  ]),
})
