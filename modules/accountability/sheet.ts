import { formatDate } from '../../platform/calendar/dates.ts'
import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { TriggerRowView, triggers } from './contract.ts'
import type { Duty } from './queries.ts'

export const triggerWords: Record<(typeof triggers)[number], string> = {
  overdueCloseOut: '隐患逾期未销号',
  missedReport: '隐患排查漏报',
  overreach: '让辅警超职责履职',
  breach: '所带辅警违规违纪',
}
export const dutyWords: Record<Duty, string> = {
  leadOfficer: '带辅责任民警',
  leaderInCharge: '分管责任领导',
  unitHead: '主要领导',
  overseeingBureauLeader: '分管局领导',
}
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
  rows: rows.map((t, i) => [i + 1, triggerWords[t.trigger], t.unit.name, t.what, t.since]),
})
