import { Worker } from 'node:worker_threads'
import { DomainError, type ErrorKind } from '../errors.ts'
import type { RefusalCode } from '../spreadsheet/refused.ts'
import { takeTurn } from '../spreadsheet/worker-turns.ts'
import type { WordParagraphs } from './docx-paragraphs.ts'
import type { DocxReport } from './read-docx-worker.ts'

const largest = 10 * 1024 * 1024
const deadlineMilliseconds = 10_000

type Refusal = readonly [kind: ErrorKind, detail: string]
const notDocx: Refusal = ['unsupported', '这不是 .docx 文件。在 Word 或 WPS 中打开原文件，另存为 .docx（不设密码）后再读。']
const broken: Refusal = ['invalid', '文件已损坏，或者没有下载完整。用 Word 或 WPS 打开另存后再读。']
const strange: Refusal = ['invalid', '文件结构异常，已拒绝读取。在 Word 或 WPS 中新建文件，只粘贴文字后再读。']
const tooLarge: Refusal = ['tooLarge', '文件超过 10 MB。范本只要文字，删去图片后再读。']
const refusals: Partial<Record<RefusalCode, Refusal>> = {
  notSpreadsheet: notDocx,
  unsupportedKind: notDocx,
  passwordProtected: notDocx,
  tooLarge,
  bomb: strange,
  forbiddenMarkup: strange,
  tooSlow: strange,
  tooManyCells: strange,
}

const refused = (code: RefusalCode): DomainError => {
  const [kind, detail] = refusals[code] ?? broken
  return new DomainError(kind, `docx.${code}`, detail)
}

function runWorker(bytes: Uint8Array): Promise<WordParagraphs> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./read-docx-worker.ts', import.meta.url), {
      workerData: bytes,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    })
    const finish = (settle: () => void): void => {
      clearTimeout(timer)
      worker.removeAllListeners()
      worker.on('error', () => undefined)
      void worker.terminate().then(settle, settle)
    }
    const refuse = (code: RefusalCode) => finish(() => reject(refused(code)))
    const timer = setTimeout(() => refuse('tooSlow'), deadlineMilliseconds)
    worker.on('message', (report: DocxReport) => {
      if ('refused' in report) return refuse(report.refused)
      finish(() => resolve(report.read))
    })
    worker.on('error', () => refuse('broken'))
    worker.on('exit', () => refuse('broken'))
  })
}

/** The paragraphs of a .docx (at most 10 MB), read in a worker with limits of memory and time; formatting, pictures and text boxes are left. DomainError docx.… says what to do. */
export function readDocx(bytes: Uint8Array): Promise<WordParagraphs> {
  if (bytes.length > largest) throw refused('tooLarge')
  return takeTurn(() => runWorker(bytes))
}
