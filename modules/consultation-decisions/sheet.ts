import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { DecisionRowView } from './contract.ts'
import { standingLabels } from './words.ts'

const columns: readonly (readonly [string, number, WrittenColumn['kind']])[] = [
  ['序号', 6, 'number'],
  ['纪要编号', 20, 'text'],
  ['会商日期', 12, 'date'],
  ['决定', 8, 'number'],
  ['内容', 48, 'text'],
  ['类别', 10, 'text'],
  ['隐患编号', 16, 'text'],
  ['单位', 20, 'text'],
  ['责任人', 12, 'text'],
  ['期限', 12, 'date'],
  ['办理情况', 14, 'text'],
  ['办理说明', 40, 'text'],
  ['核验人', 12, 'text'],
]

/** 会商决定 as a sheet. */
export const decisionSheet = (rows: readonly DecisionRowView[], on: string): WrittenSheet => ({
  name: '会商决定',
  title: '会商决定办理情况',
  notes: [`截至 ${on}`],
  columns: columns.map(([header, width, kind]) => ({ header, width, kind })),
  rows: rows.map((d, i) => [
    i + 1,
    d.consultation.number,
    d.consultation.meetingOn,
    d.number,
    d.text,
    d.kind === 'task' ? '任务' : '整改措施',
    d.hazard?.number ?? null,
    d.unit.name,
    d.ownerName,
    d.dueOn,
    d.light === 'overdue' ? '逾期未办完' : standingLabels[d.standing],
    d.returnReason ? `退回：${d.returnReason}` : d.doneNote,
    d.verifiedByName,
  ]),
})
