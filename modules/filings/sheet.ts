import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { FilingRowView } from './contract.ts'
import { aspectLabels, stateLabels } from './words.ts'

const columns: readonly (readonly [string, number, WrittenColumn['kind']])[] = [
  ['序号', 6, 'number'],
  ['备案号', 16, 'text'],
  ['单位', 20, 'text'],
  ['姓名', 12, 'text'],
  ['编号', 12, 'text'],
  ['事项', 14, 'text'],
  ['变动前', 16, 'text'],
  ['变动后', 16, 'text'],
  ['变动日期', 12, 'date'],
  ['时限', 12, 'date'],
  ['状态', 10, 'text'],
  ['迟报', 8, 'text'],
  ['报备人', 10, 'text'],
  ['报备日期', 12, 'date'],
  ['答复人', 10, 'text'],
  ['说明', 24, 'text'],
]

/** 备案登记簿 as a sheet. */
export const filingSheet = (rows: readonly FilingRowView[], on: string): WrittenSheet => ({
  name: '备案登记簿',
  title: '岗位和责任人变动备案登记簿',
  notes: [`截至 ${on}`],
  columns: columns.map(([header, width, kind]) => ({ header, width, kind })),
  rows: rows.map((r, i) => [
    i + 1,
    r.serialNumber,
    r.unit.name,
    r.person.name,
    r.person.number,
    aspectLabels[r.aspect],
    r.before,
    r.after,
    r.changedOn,
    r.dueOn,
    stateLabels[r.state],
    r.isLate ? '迟报' : null,
    r.lodgedBy,
    r.lodgedAt?.slice(0, 10) ?? null,
    r.answeredBy,
    r.answer ?? r.note,
  ]),
})
