import { parentPort, workerData } from 'node:worker_threads'
import type { SpreadsheetLimits } from './limits.ts'
import { type CellMark, markXlsx } from './mark-xlsx.ts'
import { rebuildXlsx } from './rebuild-xlsx.ts'
import { type RefusalCode, SpreadsheetRefused } from './refused.ts'
import { type PackedRow, TextPool, unpackRow } from './row-packing.ts'
import type { Sheet } from './workbook.ts'

/** `sheets` are given for .xls and .csv, which are rebuilt as .xlsx first. */
export interface MarkOrder {
  readonly bytes: Uint8Array
  readonly sheets: readonly (Omit<Sheet, 'rows'> & { readonly rows: readonly PackedRow[] })[] | null
  readonly marks: readonly CellMark[]
  readonly limits: SpreadsheetLimits
}

export type MarkReport =
  | { readonly is: 'marked'; readonly bytes: Uint8Array }
  | { readonly is: 'refused'; readonly code: RefusalCode }

async function mark({ bytes, sheets, marks, limits }: MarkOrder): Promise<MarkReport> {
  const pool = new TextPool()
  const unpacked = sheets?.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => unpackRow(row, pool)) }))
  const source = unpacked ? rebuildXlsx(unpacked) : bytes
  return { is: 'marked', bytes: await markXlsx(source, marks, limits) }
}

try {
  parentPort?.postMessage(await mark(workerData as MarkOrder))
} catch (error) {
  const report: MarkReport = { is: 'refused', code: error instanceof SpreadsheetRefused ? error.code : 'broken' }
  parentPort?.postMessage(report)
}
