import { parentPort, workerData } from 'node:worker_threads'
import { CellBudget, detectKind } from './guard.ts'
import type { SpreadsheetLimits } from './limits.ts'
import { readCsv } from './read-csv.ts'
import { readXls } from './read-xls.ts'
import { readXlsx } from './read-xlsx.ts'
import { type RefusalCode, SpreadsheetRefused } from './refused.ts'
import { type PackedRow, packRow } from './row-packing.ts'
import type { FileKind, Merge } from './workbook.ts'

export interface ReadOrder {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly limits: SpreadsheetLimits
}

export type ReadReport =
  | { readonly is: 'kind'; readonly kind: FileKind }
  | { readonly is: 'sheet'; readonly name: string; readonly isHidden: boolean }
  | { readonly is: 'rows'; readonly rows: readonly PackedRow[] }
  | { readonly is: 'merge'; readonly merge: Merge }
  | { readonly is: 'alive' }
  | { readonly is: 'done' }
  | { readonly is: 'refused'; readonly code: RefusalCode }

const ROWS_A_MESSAGE = 500

function report(message: ReadReport): void {
  parentPort?.postMessage(message)
}

class Reporter {
  private rows: PackedRow[] = []
  private merges = 0

  flush(): void {
    if (this.rows.length > 0) report({ is: 'rows', rows: this.rows })
    this.rows = []
  }
  alive(): void {
    report({ is: 'alive' })
  }
  sheet(name: string, isHidden: boolean): void {
    this.flush()
    report({ is: 'sheet', name, isHidden })
  }
  row(row: Parameters<typeof packRow>[0]): void {
    this.rows.push(packRow(row))
    if (this.rows.length >= ROWS_A_MESSAGE) this.flush()
  }
  merge(merge: Merge): void {
    this.flush()
    this.merges += 1
    if (this.merges > 100_000) throw new SpreadsheetRefused('tooManyCells')
    report({ is: 'merge', merge })
  }
}

async function read(order: ReadOrder): Promise<void> {
  const reporter = new Reporter()
  const budget = new CellBudget(order.limits)
  const kind = detectKind(order.bytes)
  report({ is: 'kind', kind })
  if (kind === 'xlsx') await readXlsx(order.bytes, order.limits, budget, reporter)
  else if (kind === 'xls') readXls(order.bytes, budget, reporter)
  else readCsv(order.bytes, order.fileName, budget, reporter)
  reporter.flush()
}

try {
  await read(workerData as ReadOrder)
  report({ is: 'done' })
} catch (error) {
  report({ is: 'refused', code: error instanceof SpreadsheetRefused ? error.code : 'broken' })
}
