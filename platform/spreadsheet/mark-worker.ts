import { parentPort, workerData } from 'node:worker_threads'
import { detectKind } from './guard.ts'
import type { SpreadsheetLimits } from './limits.ts'
import { type CellMark, markXlsx } from './mark-xlsx.ts'
import { rebuildXlsx } from './rebuild-xlsx.ts'
import { type RefusalCode, SpreadsheetRefused } from './refused.ts'
import type { Workbook } from './workbook.ts'

/** `workbook` is given for .xls and .csv, which are rebuilt as .xlsx first. */
export interface MarkOrder {
  readonly bytes: Uint8Array
  readonly workbook: Workbook | null
  readonly marks: readonly CellMark[]
  readonly limits: SpreadsheetLimits
}

export type MarkReport =
  | { readonly is: 'marked'; readonly bytes: Uint8Array }
  | { readonly is: 'refused'; readonly code: RefusalCode }

async function mark({ bytes, workbook, marks, limits }: MarkOrder): Promise<MarkReport> {
  const source = workbook === null || detectKind(bytes) === 'xlsx' ? bytes : rebuildXlsx(workbook)
  return { is: 'marked', bytes: await markXlsx(source, marks, limits) }
}

try {
  parentPort?.postMessage(await mark(workerData as MarkOrder))
} catch (error) {
  const report: MarkReport = { is: 'refused', code: error instanceof SpreadsheetRefused ? error.code : 'broken' }
  parentPort?.postMessage(report)
}
