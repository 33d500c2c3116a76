import { beijingDate } from '../../platform/calendar/dates.ts'
import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { SlipRowView } from './contract.ts'
import { colorWords, stateWords } from './words.ts'

const columns: readonly (readonly [string, number, WrittenColumn['kind']])[] = [
  ['序号', 6, 'number'],
  ['编号', 18, 'text'],
  ['颜色', 8, 'text'],
  ['主送单位', 20, 'text'],
  ['任务编号', 18, 'text'],
  ['任务', 36, 'text'],
  ['要求', 40, 'text'],
  ['答复期限', 12, 'date'],
  ['状态', 12, 'text'],
  ['发出日期', 12, 'date'],
  ['签收人', 10, 'text'],
  ['签收日期', 12, 'date'],
  ['答复日期', 12, 'date'],
  ['逾期答复', 10, 'text'],
  ['办结日期', 12, 'date'],
  ['签发', 20, 'text'],
]

/** How the answer stands by its day. */
export function lateWords(s: Pick<SlipRowView, 'isLate' | 'light'>): string {
  if (s.light === 'overdue') return '逾期未答复'
  return s.isLate ? '逾期答复' : ''
}

/** 督办单台账 as a sheet. */
export const slipsSheet = (rows: readonly SlipRowView[], on: string): WrittenSheet => ({
  name: '督办单',
  title: '督办单台账',
  notes: [`截至 ${on}`],
  columns: columns.map(([header, width, kind]) => ({ header, width, kind })),
  rows: rows.map((s, i) => [
    i + 1,
    s.number,
    colorWords[s.color],
    s.unit.name,
    s.taskNumber,
    s.taskTitle,
    s.demand,
    s.answerBy,
    stateWords[s.state],
    s.issuedOn,
    s.receivedBy,
    s.receivedAt === null ? null : beijingDate(new Date(s.receivedAt)),
    s.answeredOn,
    lateWords(s) || null,
    s.closedOn,
    s.issuer,
  ]),
})
