import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { HazardRowView } from './contract.ts'
import { categoryLabels, gradeLabels, sourceLabels, stateLabels } from './words.ts'

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
    categoryLabels[h.category],
    h.subcategory,
    h.title,
    sourceLabels[h.source],
    h.grade && gradeLabels[h.grade],
    h.measures.first,
    h.measures.count,
    h.measures.done,
    h.owner?.name ?? null,
    h.foundOn,
    h.rectifyBy,
    stateLabels[h.state],
    h.extensions,
    h.relapses,
    h.closedOn,
    h.isClosedLate ? '逾期' : null,
    h.lookBackOn,
  ]),
})
