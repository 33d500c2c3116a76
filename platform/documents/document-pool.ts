import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
// Kept loaded by the main thread: if the last thread that uses the compiler's binary ends, it is unloaded and the process dies (seen: signal 11).
import '@myriaddreamin/typst-ts-node-compiler'
import { DomainError } from '../errors.ts'
import type { DocumentAnswer, DocumentOrder, MadeDocument, NumberedOrder, WorkerSettings } from './document-worker.ts'
import { fontFolders } from './typst-fonts.ts'

export interface DocumentPoolOptions {
  /** Threads that lay out documents; each takes about 100 MB while warm. */
  readonly workers?: number
  /** The longest one document may take once it has begun. */
  readonly deadlineMilliseconds?: number
  /** Orders that may wait; more are refused. */
  readonly queueLimit?: number
  /** A worker without work this long is ended; the next order starts one anew (about 0.1 s). */
  readonly idleMilliseconds?: number
  /** The bureau's own fonts. */
  readonly fontsFolder?: string
}

export interface DocumentPool {
  render: (order: DocumentOrder) => Promise<MadeDocument>
  close: () => Promise<void>
}

interface Waiting {
  readonly numbered: NumberedOrder
  readonly resolve: (made: MadeDocument) => void
  readonly reject: (error: Error) => void
}

interface Seat {
  readonly worker: Worker
  job: Waiting | undefined
  timer: NodeJS.Timeout | undefined
}

const workspace = dirname(dirname(import.meta.dirname))

/** Worker threads that make PDF, Word and Excel files off the event loop: a queue, a deadline for each document, a new worker for one that failed. */
export function createDocumentPool(options: DocumentPoolOptions = {}): DocumentPool {
  const { workers = 2, deadlineMilliseconds = 30_000, queueLimit = 500, idleMilliseconds = 60_000 } = options
  const settings: WorkerSettings = { workspace, fontFolders: fontFolders(options.fontsFolder) }
  const seats = new Set<Seat>()
  const queue: Waiting[] = []
  let ordersTaken = 0

  const dismiss = (seat: Seat): Promise<number> => {
    seats.delete(seat)
    clearTimeout(seat.timer)
    return seat.worker.terminate()
  }
  const fail = (seat: Seat, error: Error) => {
    void dismiss(seat)
    seat.job?.reject(error)
    seat.job = undefined
    serve()
  }
  const hire = (): Seat => {
    const worker = new Worker(new URL('./document-worker.ts', import.meta.url), { workerData: settings, execArgv: [] })
    const seat: Seat = { worker, job: undefined, timer: undefined }
    worker.on('message', (answer: DocumentAnswer) => settle(seat, answer))
    worker.on('error', (error) => fail(seat, templateFault(String(error))))
    worker.on('exit', () => fail(seat, templateFault('worker ended')))
    seats.add(seat)
    return seat
  }
  const settle = (seat: Seat, answer: DocumentAnswer) => {
    const job = seat.job
    if (job === undefined || job.numbered.number !== answer.number) return
    const { outcome } = answer
    if ('fault' in outcome) return fail(seat, templateFault(outcome.fault))
    seat.job = undefined
    clearTimeout(seat.timer)
    if ('missing' in outcome) job.reject(glyphMissing(outcome.missing))
    else job.resolve(outcome)
    rest(seat)
    serve()
  }
  const rest = (seat: Seat) => {
    seat.worker.unref()
    seat.timer = setTimeout(() => void dismiss(seat), idleMilliseconds)
    seat.timer.unref()
  }
  const give = (seat: Seat, job: Waiting) => {
    clearTimeout(seat.timer)
    seat.job = job
    seat.worker.ref()
    seat.timer = setTimeout(() => fail(seat, tookTooLong()), deadlineMilliseconds)
    seat.worker.postMessage(job.numbered)
  }
  const serve = () => {
    while (queue.length > 0) {
      const seat = [...seats].find((candidate) => candidate.job === undefined) ?? (seats.size < workers ? hire() : undefined)
      const job = seat === undefined ? undefined : queue.shift()
      if (seat === undefined || job === undefined) return
      give(seat, job)
    }
  }
  return {
    render: (order) =>
      new Promise((resolve, reject) => {
        if (queue.length >= queueLimit) return reject(queueFull())
        ordersTaken += 1
        queue.push({ numbered: { number: ordersTaken, order }, resolve, reject })
        serve()
      }),
    close: async () => {
      for (const job of queue.splice(0)) job.reject(queueFull())
      await Promise.all([...seats].map(dismiss))
    },
  }
}

function glyphMissing(characters: string): DomainError {
  const detail = `现有字体里没有“${characters}”这个字，为免印成空框，没有生成 PDF。请把含有这个字的字体放进字体目录后重印，或改用 Word 格式。`
  return new DomainError('invalid', 'documents.glyphMissing', detail)
}

function tookTooLong(): DomainError {
  return new DomainError('unavailable', 'documents.tookTooLong', '生成文件超时，没有做完。请缩小范围分几次打印。')
}

function queueFull(): DomainError {
  return new DomainError('unavailable', 'documents.queueFull', '正在排队打印的文件太多，请过一会儿再试。')
}

function templateFault(cause: string): Error {
  return new Error(`document failed: ${cause}`)
}
