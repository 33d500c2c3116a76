import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import { categoryLabels } from '../posts/words.ts'
import type { QuotaRowView } from './contract.ts'
import { quotaStateLabels } from './words.ts'

const columns: readonly WrittenColumn[] = [
  { header: '序号', width: 6, kind: 'number' },
  { header: '单位', width: 22, kind: 'text' },
  { header: '岗位', width: 20, kind: 'text' },
  { header: '类别', width: 8, kind: 'text' },
  { header: '核定', width: 8, kind: 'number' },
  { header: '实有', width: 8, kind: 'number' },
  { header: '差', width: 8, kind: 'number' },
  { header: '状态', width: 8, kind: 'text' },
  { header: '起始日期', width: 12, kind: 'date' },
  { header: '批准文号', width: 24, kind: 'text' },
]

/** 用辅数量 against headcount as a sheet. */
export function quotaSheet(rows: readonly QuotaRowView[], on: string): WrittenSheet {
  const cells = (r: QuotaRowView, i: number) => {
    const difference = r.quota === null ? null : r.excess
    return [
      i + 1,
      r.unitName,
      r.postName,
      categoryLabels[r.category],
      r.quota,
      r.actual,
      difference,
      quotaStateLabels[r.state],
      r.fromOn,
      r.reference,
    ]
  }
  return { name: '用辅数量', title: '用辅数量与实有对照', notes: [`截至 ${on}`], columns, rows: rows.map(cells) }
}
