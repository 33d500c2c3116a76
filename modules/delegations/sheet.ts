import { beijingDate } from '../../platform/calendar/dates.ts'
import { roleNames } from '../../platform/http/roles.ts'
import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { DelegationRowView } from './contract.ts'
import { stateLabels } from './words.ts'

const columns: readonly (readonly [string, number, WrittenColumn['kind']])[] = [
  ['序号', 6, 'number'],
  ['委托人', 12, 'text'],
  ['身份', 14, 'text'],
  ['范围', 24, 'text'],
  ['受托人', 12, 'text'],
  ['起', 12, 'date'],
  ['止', 12, 'date'],
  ['事由', 36, 'text'],
  ['状态', 10, 'text'],
  ['登记人', 12, 'text'],
  ['结束日期', 12, 'date'],
]
/** 委托登记簿 as a sheet. */
export const delegationSheet = (rows: readonly DelegationRowView[], on: string): WrittenSheet => ({
  name: '委托登记簿',
  title: '委托代办登记簿',
  notes: [`截至 ${on}`],
  columns: columns.map(([header, width, kind]) => ({ header, width, kind })),
  rows: rows.map((d, i) => [
    i + 1,
    d.from,
    roleNames[d.role],
    d.reachText,
    d.to,
    d.fromOn,
    d.toOn,
    d.reason,
    stateLabels[d.state],
    d.madeBy,
    d.ended ? beijingDate(new Date(d.ended.at)) : null,
  ]),
})
