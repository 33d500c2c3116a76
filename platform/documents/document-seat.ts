import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { documentFault, glyphMissing, tookTooLong } from './document-refusals.ts'
import type { DocumentAnswer, MadeDocument, NumberedOrder, WorkerSettings } from './document-worker.ts'

/** An order and who waits for it. */
export interface Waiting {
  readonly numbered: NumberedOrder
  readonly resolve: (made: MadeDocument) => void
  readonly reject: (error: Error) => void
}

export interface SeatOptions {
  readonly settings: WorkerSettings
  readonly deadlineMilliseconds: number
  readonly idleMilliseconds: number
  /** The worker has done its document and can take another. */
  readonly onFree: () => void
  /** The worker is gone: it failed, took too long or had nothing to do. */
  readonly onGone: () => void
}

export interface Seat {
  readonly isFree: () => boolean
  readonly give: (job: Waiting) => void
  readonly close: () => void
}

const program = fileURLToPath(new URL('./document-worker.ts', import.meta.url))

/**
 * One worker with one document at a time, a deadline for each, and an end when it fails or idles. A process of its own, not a thread: a compiler
 * caught in a loop can be killed (a thread held up even process.exit), its death is not ours (seen: signal 11), and its memory goes back
 * (a thread left 240 MB after one long form). It sees no environment, so no secret.
 */
export function openSeat(options: SeatOptions): Seat {
  const worker = fork(program, [JSON.stringify(options.settings)], {
    env: {},
    execArgv: ['--max-old-space-size=768', '--max-semi-space-size=8'],
    serialization: 'advanced',
    stdio: 'ignore',
  })
  let job: Waiting | undefined
  let timer: NodeJS.Timeout | undefined

  const rest = (isResting: boolean) => {
    for (const held of [worker, worker.channel]) isResting ? held?.unref() : held?.ref()
  }
  const finish = (settle: (done: Waiting) => void) => {
    const done = job
    job = undefined
    clearTimeout(timer)
    if (done !== undefined) settle(done)
  }
  const leave = (error: Error) => {
    finish((done) => done.reject(error))
    options.onGone()
    worker.kill('SIGKILL')
  }
  worker.on('message', (answer) => {
    const { number, outcome } = answer as DocumentAnswer
    if (job?.numbered.number !== number) return
    if ('fault' in outcome) return leave(documentFault(outcome.fault))
    finish((done) => ('missing' in outcome ? done.reject(glyphMissing(outcome.missing)) : done.resolve(outcome)))
    rest(true)
    timer = setTimeout(() => leave(documentFault('idle')), options.idleMilliseconds).unref()
    options.onFree()
  })
  worker.on('error', (error) => leave(documentFault(String(error))))
  worker.on('exit', () => leave(documentFault('worker ended')))
  return {
    isFree: () => job === undefined,
    give: (next) => {
      clearTimeout(timer)
      job = next
      rest(false)
      timer = setTimeout(() => leave(tookTooLong()), options.deadlineMilliseconds)
      worker.send(next.numbered, (error) => error && leave(documentFault(String(error))))
    },
    close: () => leave(documentFault('closed')),
  }
}
