import { beijingDate } from '../../platform/calendar/dates.ts'
import { type WrittenColumn, writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import type { findAllAccounts } from './queries.ts'
import { accountStateWords } from './words.ts'

type Row = Awaited<ReturnType<typeof findAllAccounts>>[number]
const dayOf = (at: Date | null): string => (at ? beijingDate(at) : '')

const columns: readonly (WrittenColumn & { readonly value: (row: Row) => string })[] = [
  { header: '单位', width: 24, kind: 'text', value: (r) => r.unitName },
  { header: '姓名', width: 14, kind: 'text', value: (r) => r.name },
  { header: '账号', width: 18, kind: 'text', value: (r) => r.login },
  { header: '状态', width: 10, kind: 'text', value: (r) => accountStateWords[r.state] },
  { header: '开通日期', width: 12, kind: 'date', value: (r) => dayOf(r.createdAt) },
  { header: '上次重置', width: 12, kind: 'date', value: (r) => dayOf(r.resetAt) },
]

/** 账号表 — accounts as .xlsx, no secrets in it. */
export function accountSheet(rows: readonly Row[], today: string): Uint8Array {
  const shown = rows.map((row) => columns.map((column) => column.value(row)))
  return writeWorkbook({ sheets: [{ name: '账号', title: `账号表（${today}）`, columns, rows: shown }] })
}
