import { Worker } from 'node:worker_threads'
import { ROSTER_LIMITS, type SpreadsheetLimits } from './limits.ts'
import type { ReadOrder, ReadReport } from './read-worker.ts'
import { SpreadsheetRefused } from './refused.ts'
import { TextPool, unpackRow } from './row-packing.ts'
import type { FileKind, Merge, Row, Workbook } from './workbook.ts'
import { takeTurn } from './worker-turns.ts'

interface SheetBeingRead {
  readonly name: string
  readonly isHidden: boolean
  readonly rows: Row[]
  readonly merges: Merge[]
}

/** Puts together what the worker reports; true when the work is over. */
class Assembly {
  readonly sheets: SheetBeingRead[] = []
  kind: FileKind = 'xlsx'
  private readonly pool = new TextPool()

  take(message: ReadReport): boolean {
    const sheet = this.sheets.at(-1)
    if (message.is === 'refused') throw new SpreadsheetRefused(message.code)
    if (message.is === 'kind') this.kind = message.kind
    if (message.is === 'sheet') this.sheets.push({ name: message.name, isHidden: message.isHidden, rows: [], merges: [] })
    if (message.is === 'rows') for (const row of message.rows) sheet?.rows.push(unpackRow(row, this.pool))
    if (message.is === 'merge') sheet?.merges.push(message.merge)
    return message.is === 'done'
  }
}

function startWorker(order: ReadOrder): Worker {
  return new Worker(new URL('./read-worker.ts', import.meta.url), {
    workerData: order,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 320, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  })
}

function runWorker(order: ReadOrder): Promise<Workbook> {
  const { stallMilliseconds, totalMilliseconds } = order.limits
  return new Promise((resolve, reject) => {
    const worker = startWorker(order)
    const assembly = new Assembly()
    const finish = (settle: () => void): void => {
      clearTimeout(total)
      clearTimeout(stall)
      worker.removeAllListeners()
      worker.on('error', () => undefined)
      void worker.terminate().then(settle, settle)
    }
    const refuse = (error: unknown): void => finish(() => reject(error))
    const stopSlow = (): void => refuse(new SpreadsheetRefused('tooSlow'))
    const total = setTimeout(stopSlow, totalMilliseconds)
    const stall = setTimeout(stopSlow, stallMilliseconds)
    worker.on('message', (message: ReadReport) => {
      stall.refresh()
      try {
        if (assembly.take(message)) finish(() => resolve({ kind: assembly.kind, sheets: assembly.sheets }))
      } catch (error) {
        refuse(error)
      }
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      refuse(new SpreadsheetRefused(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'tooManyCells' : 'broken'))
    })
    worker.on('exit', () => refuse(new SpreadsheetRefused('broken')))
  })
}

/**
 * Reads an .xlsx, .xls (BIFF8) or .csv in a worker with limits of memory and time; only rows that hold something are returned.
 * Throws SpreadsheetRefused.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  fileName: string,
  limits: SpreadsheetLimits = ROSTER_LIMITS,
): Promise<Workbook> {
  if (bytes.length > limits.maxFileBytes) throw new SpreadsheetRefused('tooLarge')
  if (bytes.length === 0) throw new SpreadsheetRefused('empty')
  return takeTurn(() => runWorker({ bytes, fileName, limits }))
}
