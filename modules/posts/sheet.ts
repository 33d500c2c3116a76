import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { PostRowView, QuotaRowView } from './contract.ts'

const categoryWords = { duty: '勤务', civilian: '文职' } as const
const stateWords = { over: '超', vacant: '空', full: '满', unset: '未核定' } as const
const columns = (list: readonly [string, number, WrittenColumn['kind']][]): WrittenColumn[] =>
  list.map(([header, width, kind]) => ({ header, width, kind }))

/** 岗位目录 as a sheet. */
export function postSheet(rows: readonly PostRowView[], on: string): WrittenSheet {
  return {
    name: '岗位目录',
    title: '岗位目录',
    notes: [`截至 ${on}`],
    columns: columns([
      ['序号', 6, 'number'],
      ['岗位名称', 20, 'text'],
      ['类别', 8, 'text'],
      ['警种', 12, 'text'],
      ['职责数', 8, 'number'],
      ['核定', 8, 'number'],
      ['实有', 8, 'number'],
      ['超用', 8, 'number'],
      ['版本', 6, 'number'],
      ['施行日期', 12, 'date'],
      ['退出日期', 12, 'date'],
      ['监督说明', 40, 'text'],
      ['备注', 12, 'text'],
    ]),
    rows: rows.map((r, i) => [
      i + 1,
      r.name,
      categoryWords[r.category],
      r.policeLine,
      r.dutyCount,
      r.quota,
      r.actual,
      r.over,
      r.versionNumber,
      r.fromOn,
      r.retiredOn,
      r.supervisionNote,
      r.isExample ? '示例' : null,
    ]),
  }
}

/** 用辅数量 against headcount as a sheet. */
export function quotaSheet(rows: readonly QuotaRowView[], on: string): WrittenSheet {
  return {
    name: '用辅数量',
    title: '用辅数量与实有对照',
    notes: [`截至 ${on}`],
    columns: columns([
      ['序号', 6, 'number'],
      ['单位', 22, 'text'],
      ['岗位', 20, 'text'],
      ['类别', 8, 'text'],
      ['核定', 8, 'number'],
      ['实有', 8, 'number'],
      ['差', 8, 'number'],
      ['状态', 8, 'text'],
      ['起始日期', 12, 'date'],
      ['批准文号', 24, 'text'],
    ]),
    rows: rows.map((r, i) => [
      i + 1,
      r.unitName,
      r.postName,
      categoryWords[r.category],
      r.quota,
      r.actual,
      r.quota === null ? null : r.excess,
      stateWords[r.state],
      r.fromOn,
      r.reference,
    ]),
  }
}
