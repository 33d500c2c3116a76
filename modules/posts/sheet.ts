import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { PostRowView } from './contract.ts'
import { categoryLabels } from './words.ts'

const columns: readonly WrittenColumn[] = [
  { header: '序号', width: 6, kind: 'number' },
  { header: '岗位名称', width: 20, kind: 'text' },
  { header: '类别', width: 8, kind: 'text' },
  { header: '警种', width: 12, kind: 'text' },
  { header: '职责数', width: 8, kind: 'number' },
  { header: '核定', width: 8, kind: 'number' },
  { header: '实有', width: 8, kind: 'number' },
  { header: '超用', width: 8, kind: 'number' },
  { header: '版本', width: 6, kind: 'number' },
  { header: '施行日期', width: 12, kind: 'date' },
  { header: '退出日期', width: 12, kind: 'date' },
  { header: '监督说明', width: 40, kind: 'text' },
  { header: '备注', width: 12, kind: 'text' },
]

/** 岗位目录 as a sheet. */
export function postSheet(rows: readonly PostRowView[], on: string): WrittenSheet {
  const cells = (r: PostRowView, i: number) => {
    const counts = [r.dutyCount, r.quota, r.actual, r.over, r.versionNumber]
    const words = [r.fromOn, r.retiredOn, r.supervisionNote, r.isExample ? '示例' : null]
    return [i + 1, r.name, categoryLabels[r.category], r.policeLine, ...counts, ...words]
  }
  return { name: '岗位目录', title: '岗位目录', notes: [`截至 ${on}`], columns, rows: rows.map(cells) }
}
