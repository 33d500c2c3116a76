import { Worker } from 'node:worker_threads'
import { detectKind } from './guard.ts'
import { ROSTER_LIMITS, type SpreadsheetLimits } from './limits.ts'
import type { MarkOrder, MarkReport } from './mark-worker.ts'
import type { CellMark } from './mark-xlsx.ts'
import { readWorkbook } from './read-workbook.ts'
import { SpreadsheetRefused } from './refused.ts'
import { packRow } from './row-packing.ts'
import { takeTurn } from './worker-turns.ts'

function runWorker(order: MarkOrder): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./mark-worker.ts', import.meta.url), {
      workerData: order,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    })
    const finish = (settle: () => void): void => {
      clearTimeout(timer)
      worker.removeAllListeners()
      worker.on('error', () => undefined)
      void worker.terminate().then(settle, settle)
    }
    const timer = setTimeout(() => finish(() => reject(new SpreadsheetRefused('tooSlow'))), order.limits.totalMilliseconds)
    worker.on('message', (report: MarkReport) => {
      finish(() => (report.is === 'marked' ? resolve(report.bytes) : reject(new SpreadsheetRefused(report.code))))
    })
    worker.on('error', () => finish(() => reject(new SpreadsheetRefused('tooManyCells'))))
    worker.on('exit', () => finish(() => reject(new SpreadsheetRefused('broken'))))
  })
}

/**
 * The same workbook with the marked cells filled light red and noted; an .xls or .csv comes back as .xlsx with the same content.
 * Rows count from 1, columns from 0. Throws SpreadsheetRefused.
 */
export async function markCells(
  file: { readonly bytes: Uint8Array; readonly fileName: string },
  marks: readonly CellMark[],
  limits: SpreadsheetLimits = ROSTER_LIMITS,
): Promise<Uint8Array> {
  const { bytes, fileName } = file
  const workbook = detectKind(bytes) === 'xlsx' ? null : await readWorkbook(bytes, fileName, limits)
  const sheets = workbook?.sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map(packRow) })) ?? null
  return takeTurn(() => runWorker({ bytes, sheets, marks, limits }))
}
