import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { HazardRowView } from './contract.ts'

const categoryWords: Record<HazardRowView['category'], string> = {
  teamManagement: '队伍管理',
  publicReputation: '舆情风险',
  other: '其他',
}
export const stateWords: Record<HazardRowView['state'], string> = {
  found: '待定措施',
  measuresSet: '待开始整改',
  rectifying: '整改中',
  evidenceSubmitted: '待单位确认',
  confirmed: '待核验',
  closed: '已销号',
}
const sourceWords: Record<HazardRowView['source'], string> = {
  screening: '排查',
  inspection: '检查',
  consultation: '会商研判',
  overreachReport: '超职责使用反映',
  concern: '诉求',
  audit: '审计',
  ownFinding: '自查',
}
const gradeWords: Record<NonNullable<HazardRowView['grade']>, string> = { general: '一般', serious: '较大', major: '重大' }

const columns: readonly (readonly [string, number, WrittenColumn['kind']])[] = [
  ['序号', 6, 'number'],
  ['编号', 14, 'text'],
  ['单位', 20, 'text'],
  ['类别', 10, 'text'],
  ['子类', 14, 'text'],
  ['隐患', 36, 'text'],
  ['来源', 12, 'text'],
  ['分级', 8, 'text'],
  ['措施', 36, 'text'],
  ['措施条数', 8, 'number'],
  ['已办条数', 8, 'number'],
  ['责任人', 10, 'text'],
  ['发现日期', 12, 'date'],
  ['整改时限', 12, 'date'],
  ['状态', 12, 'text'],
  ['延期次数', 8, 'number'],
  ['复发次数', 8, 'number'],
  ['销号日期', 12, 'date'],
  ['逾期销号', 8, 'text'],
  ['回头看日期', 12, 'date'],
]

/** 问题台账 as a sheet. */
export const hazardSheet = (rows: readonly HazardRowView[], on: string): WrittenSheet => ({
  name: '问题台账',
  title: '辅警队伍风险隐患问题台账',
  notes: [`截至 ${on}`],
  columns: columns.map(([header, width, kind]) => ({ header, width, kind })),
  rows: rows.map((h, i) => [
    i + 1,
    h.number,
    h.unit.name,
    categoryWords[h.category],
    h.subcategory,
    h.title,
    sourceWords[h.source],
    h.grade && gradeWords[h.grade],
    h.measures.first,
    h.measures.count,
    h.measures.done,
    h.owner?.name ?? null,
    h.foundOn,
    h.rectifyBy,
    stateWords[h.state],
    h.extensions,
    h.relapses,
    h.closedOn,
    h.isClosedLate ? '逾期' : null,
    h.lookBackOn,
  ]),
})
