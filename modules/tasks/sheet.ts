import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { TaskRowView } from './contract.ts'

export const stateWords: Record<TaskRowView['state'], string> = {
  dispatched: '待签收',
  objected: '有异议，待答复',
  acknowledged: '已签收',
  underway: '办理中',
  returned: '退回再办',
  concluded: '已报办结，待核验',
  checked: '已核验',
  archived: '已归档',
  withdrawn: '已撤回',
}
export const partWords: Record<TaskRowView['part'], string> = { responsible: '责任', assisting: '配合' }
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
    partWords[t.part],
    t.lead.name,
    t.owner?.name ?? null,
    t.dispatchedOn,
    t.acknowledgedOn,
    t.dueOn,
    lightWords(t),
    stateWords[t.state],
    t.files,
    t.concludedOn,
    t.isLate ? '逾期' : null,
    t.wasLate ? '是' : null,
    t.extensions,
  ]),
})

const levelWords: Readonly<Record<string, string>> = {
  leaderInCharge: '分管责任领导',
  unitHead: '主要领导',
  overseeingBureauLeader: '分管局领导',
  politicalOfficeLeader: '政治处领导',
}
const stepWords: Readonly<Record<string, string>> = {
  dispatched: '派发',
  acknowledged: '签收',
  objected: '提异议',
  objectionKept: '异议不改派',
  dropped: '去掉分工',
  reassigned: '改派',
  assigned: '定承办人',
  advanced: '报进展',
  concluded: '报办结',
  checked: '核验',
  returned: '退回',
  archived: '归档',
  withdrawn: '撤回',
  extensionAsked: '申请延期',
  extensionGranted: '准予延期',
  extensionRefused: '不准延期',
  extended: '延长时限',
  urged: '催办',
  supervised: '督办',
  dayMoved: '时限变动',
  turnedAmber: '转黄灯',
  turnedRed: '转红灯',
}
/** What a step of the timeline did; an escalation names its level. */
export function actWords(act: string): string {
  const [, level] = act.split('.')
  return level === undefined ? (stepWords[act] ?? act) : `报${levelWords[level] ?? ''}`
}
