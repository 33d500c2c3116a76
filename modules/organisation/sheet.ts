import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { UnitRowView } from './contract.ts'
import { kindWords, missingWords } from './words.ts'

const columns: readonly (readonly [string, number, WrittenColumn['kind']])[] = [
  ['序号', 6, 'number'],
  ['名称', 22, 'text'],
  ['简称', 12, 'text'],
  ['编码', 10, 'text'],
  ['类型', 10, 'text'],
  ['上级单位', 22, 'text'],
  ['警种', 10, 'text'],
  ['主要领导', 12, 'text'],
  ['分管领导', 18, 'text'],
  ['分管局领导', 12, 'text'],
  ['政策电话', 16, 'text'],
  ['意见箱', 20, 'text'],
  ['辅警人数', 10, 'number'],
  ['缺什么', 24, 'text'],
  ['撤销日期', 12, 'date'],
]

/** 单位名册 as a sheet. */
export function unitSheet(rows: readonly UnitRowView[], on: string): WrittenSheet {
  return {
    name: '单位名册',
    title: '单位名册',
    notes: [`截至 ${on}`],
    columns: columns.map(([header, width, kind]) => ({ header, width, kind })),
    rows: rows.map((r, i) => [
      i + 1,
      r.name,
      r.shortName,
      r.code,
      kindWords[r.kind],
      r.parentName,
      r.policeLine,
      r.headName,
      r.leaderNames.join('、'),
      r.overseerName,
      r.hotline,
      r.mailbox,
      r.auxiliaryCount,
      r.missing.map((m) => missingWords[m]).join('、'),
      r.closedOn,
    ]),
  }
}
