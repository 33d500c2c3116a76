import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { TaskRowView } from './contract.ts'
import { partLabels, stateLabels } from './words.ts'

/** Which light a task carries, as print says it. */
export function lightWords({ light, days, state }: Pick<TaskRowView, 'light' | 'days' | 'state'>): string {
  if (state === 'concluded' || state === 'checked' || state === 'archived') return '已办结'
  if (state === 'withdrawn') return '已撤回'
  if (light === 'overdue') return days ? `逾期${days}日` : '已过时限'
  if (light === 'near') return days === null ? '临近' : `剩${days}日`
  return light === 'none' ? '未定时限' : ''
}

const columns: readonly (readonly [string, number, WrittenColumn['kind']])[] = [
  ['序号', 6, 'number'],
  ['编号', 18, 'text'],
  ['通知', 20, 'text'],
  ['条款', 8, 'text'],
  ['任务', 36, 'text'],
  ['期次', 12, 'text'],
  ['单位', 20, 'text'],
  ['分工', 8, 'text'],
  ['牵头单位', 16, 'text'],
  ['承办人', 10, 'text'],
  ['派发日期', 12, 'date'],
  ['签收日期', 12, 'date'],
  ['时限', 12, 'date'],
  ['灯', 10, 'text'],
  ['状态', 14, 'text'],
  ['佐证', 8, 'number'],
  ['办结日期', 12, 'date'],
  ['逾期办结', 8, 'text'],
  ['曾经逾期', 8, 'text'],
  ['延期次数', 8, 'number'],
]

/** 任务 as a sheet. */
export const tasksSheet = (rows: readonly TaskRowView[], on: string): WrittenSheet => ({
  name: '任务',
  title: '任务清单',
  notes: [`截至 ${on}`],
  columns: columns.map(([header, width, kind]) => ({ header, width, kind })),
  rows: rows.map((t, i) => [
    i + 1,
    t.number,
    t.notice?.number ?? null,
    t.clauseNumber,
    t.title,
    t.period,
    t.unit.name,
    partLabels[t.part],
    t.lead.name,
    t.owner?.name ?? null,
    t.dispatchedOn,
    t.acknowledgedOn,
    t.dueOn,
    lightWords(t),
    stateLabels[t.state],
    t.files,
    t.concludedOn,
    t.isLate ? '逾期' : null,
    t.wasLate ? '是' : null,
    t.extensions,
  ]),
})
