import { beijingDate } from '../../platform/calendar/dates.ts'
import { standingLabels } from '../../platform/http/contract.ts'
import type { WrittenColumn, WrittenSheet, WrittenValue } from '../../platform/spreadsheet/write-workbook.ts'
import type { ColumnView, FormView, PartRowView, PartView, ShownRow, TableRowView } from './contract.ts'
import { ruleWords, shownCell, stateLabels } from './words.ts'

const text = (header: string, width: number): WrittenColumn => ({ header, width, kind: 'text' })
const serial: WrittenColumn = { header: '序号', width: 6, kind: 'number' }
const dayOf = (at: string | null): string | null => (at === null ? null : beijingDate(new Date(at)))

/** Two columns that say whose row it is. */
const whose: readonly WrittenColumn[] = [text('姓名', 12), text('辅警编号', 14)]
const writtenColumn = ({ name, kind }: ColumnView): WrittenColumn => ({
  header: name,
  width: Math.max(12, name.length * 2 + 4),
  kind: kind === 'number' || kind === 'date' ? kind : 'text',
})
const cell = (row: ShownRow, { key, kind }: ColumnView): WrittenValue => {
  const value = row.values[key] ?? null
  return kind === 'number' && typeof value === 'number' ? value : shownCell(value) || null
}
/** Columns that would say name and number of the row once more are left out where they stand already. */
const besides = ({ rowsPer, columns }: Pick<FormView, 'rowsPer' | 'columns'>): readonly ColumnView[] =>
  rowsPer === 'auxiliary' ? columns.filter((c) => c.filledFrom !== 'name' && c.filledFrom !== 'number') : columns

/** 下载填报的表 — what the system fills stands in it; each column's rule is said above. */
export function partSheet(p: PartView): WrittenSheet {
  const columns = besides(p)
  const ofPerson = p.rowsPer === 'auxiliary'
  return {
    name: '填报',
    title: `${p.form.title}（${p.unit.name}）`,
    notes: [
      `为什么要报：${p.basis}`,
      ...columns.map((c) => `${c.name}：${ruleWords(c)}${c.help ? `。${c.help}` : ''}`),
      '由系统带出的列改了不算；日期写成 2026-11-23；填好后在这张表的页面上传。',
    ],
    columns: [serial, ...(ofPerson ? whose : []), ...columns.map(writtenColumn)],
    rows: p.rowsNow.map((r, i) => [i + 1, ...(ofPerson ? [r.name, r.number] : []), ...columns.map((c) => cell(r, c))]),
  }
}

/** 汇总表 — the rows of all units as they were frozen. */
export function tableSheet(form: FormView, rows: readonly TableRowView[], on: string): WrittenSheet {
  const columns = besides(form)
  const ofPerson = form.rowsPer === 'auxiliary'
  return {
    name: '汇总',
    title: form.title,
    notes: [
      `${form.serialNumber}，截至 ${on}，${form.tally.submitted + form.tally.confirmed} / ${form.tally.units} 个单位已报送`,
    ],
    columns: [
      ...[serial, text('单位', 20), ...(ofPerson ? whose : []), ...columns.map(writtenColumn)],
      ...[text('状态', 10), text('报送人', 10), { header: '报送日期', width: 12, kind: 'date' as const }],
    ],
    rows: rows.map((r, i) => [
      ...[i + 1, r.unit.name, ...(ofPerson ? [r.name, r.number] : []), ...columns.map((c) => cell(r, c))],
      ...[stateLabels[r.state], r.submittedByName, dayOf(r.submittedAt)],
    ]),
  }
}

/** 应填表单 — one line a unit and form. */
export const partsSheet = (rows: readonly PartRowView[], on: string): WrittenSheet => ({
  name: '应填表单',
  title: '应填表单',
  notes: [`截至 ${on}`],
  columns: [
    ...[serial, text('表单', 24), text('编号', 14), text('单位', 20), text('状态', 10), text('按时、迟报、漏报', 14)],
    ...[
      { header: '时限', width: 12, kind: 'date' as const },
      { header: '行数', width: 8, kind: 'number' as const },
    ],
    ...[text('摘要', 20), text('报送人', 10), { header: '第一次报送', width: 12, kind: 'date' as const }],
    ...[text('确认人', 10), { header: '确认日期', width: 12, kind: 'date' as const }, text('退回理由', 30)],
  ],
  rows: rows.map((r, i) => [
    ...[i + 1, r.form.title, r.form.serialNumber, r.unit.name, stateLabels[r.state], standingLabels[r.standing], r.dueOn],
    ...[r.rows, r.digest?.slice(0, 16) ?? null, r.submittedByName, dayOf(r.firstSubmittedAt), r.confirmedByName],
    ...[dayOf(r.confirmedAt), r.returnReason],
  ]),
})
