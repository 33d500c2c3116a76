import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { InspectionRowView, SuggestionRowView } from './contract.ts'
import { stateLabels, suggestionLabels } from './words.ts'

type Columns = readonly (readonly [string, number, WrittenColumn['kind']])[]
const heads = (columns: Columns) => columns.map(([header, width, kind]) => ({ header, width, kind }))

const inspectionColumns: Columns = [
  ['序号', 6, 'number'],
  ['编号', 18, 'text'],
  ['警种', 10, 'text'],
  ['受检单位', 20, 'text'],
  ['检查日期', 12, 'date'],
  ['状态', 10, 'text'],
  ['检查项', 8, 'number'],
  ['有问题', 8, 'number'],
  ['建议', 8, 'number'],
  ['未答复', 8, 'number'],
  ['检查人', 12, 'text'],
]
/** 警种检查 as a sheet. */
export const inspectionSheet = (rows: readonly InspectionRowView[], on: string): WrittenSheet => ({
  name: '警种检查',
  title: '警种检查登记簿',
  notes: [`截至 ${on}`],
  columns: heads(inspectionColumns),
  rows: rows.map((r, i) => [
    i + 1,
    r.number,
    r.policeLine,
    r.unit.name,
    r.inspectedOn,
    stateLabels[r.state],
    r.asked,
    r.found,
    r.suggested,
    r.unanswered,
    r.inspector,
  ]),
})

const suggestionColumns: Columns = [
  ['序号', 6, 'number'],
  ['检查编号', 18, 'text'],
  ['警种', 10, 'text'],
  ['单位', 20, 'text'],
  ['建议', 40, 'text'],
  ['提出日期', 12, 'date'],
  ['答复时限', 12, 'date'],
  ['状态', 10, 'text'],
  ['迟答', 8, 'text'],
  ['答复', 40, 'text'],
  ['答复人', 12, 'text'],
  ['答复日期', 12, 'date'],
]
/** 检查建议 as a sheet. */
export const suggestionSheet = (rows: readonly SuggestionRowView[], on: string): WrittenSheet => ({
  name: '检查建议',
  title: '警种检查建议和答复',
  notes: [`截至 ${on}`],
  columns: heads(suggestionColumns),
  rows: rows.map((r, i) => [
    i + 1,
    r.inspection.number,
    r.policeLine,
    r.unit.name,
    r.text,
    r.askedOn,
    r.dueOn,
    suggestionLabels[r.state],
    r.isLate ? '迟答' : null,
    r.answer,
    r.answeredBy,
    r.answeredAt?.slice(0, 10) ?? null,
  ]),
})
