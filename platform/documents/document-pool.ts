import { dirname } from 'node:path'
import { queueFull } from './document-refusals.ts'
import { openSeat, type Seat, type Waiting } from './document-seat.ts'
import type { DocumentOrder, MadeDocument } from './document-worker.ts'
import { fontFolders } from './typst-fonts.ts'

export interface DocumentPoolOptions {
  /** Processes that make documents; each takes 100 to 350 MB while warm. */
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
  close: () => void
}

/** The product's folder: the compiler reads templates there and nowhere else. */
const workspace = dirname(dirname(import.meta.dirname))

/** Worker processes that make PDF, Word and Excel files off the event loop: a queue, a deadline for each document, a new worker for one that failed. */
export function createDocumentPool(options: DocumentPoolOptions = {}): DocumentPool {
  const { workers = 2, deadlineMilliseconds = 30_000, queueLimit = 500, idleMilliseconds = 60_000 } = options
  const settings = { workspace, fontFolders: fontFolders(options.fontsFolder) }
  const seats = new Set<Seat>()
  const queue: Waiting[] = []
  let ordersTaken = 0

  const freeSeat = (): Seat | undefined => [...seats].find((seat) => seat.isFree()) ?? (seats.size < workers ? hire() : undefined)
  const serve = () => {
    for (
      let seat = queue.length > 0 ? freeSeat() : undefined;
      seat !== undefined;
      seat = queue.length > 0 ? freeSeat() : undefined
    ) {
      const next = queue.shift()
      if (next !== undefined) seat.give(next)
    }
  }
  const hire = (): Seat => {
    const onGone = () => {
      seats.delete(seat)
      serve()
    }
    const seat = openSeat({ settings, deadlineMilliseconds, idleMilliseconds, onFree: serve, onGone })
    seats.add(seat)
    return seat
  }
  return {
    render: (order) =>
      new Promise((resolve, reject) => {
        if (queue.length >= queueLimit) return reject(queueFull())
        ordersTaken += 1
        queue.push({ numbered: { number: ordersTaken, order }, resolve, reject })
        serve()
      }),
    close: () => {
      for (const job of queue.splice(0)) job.reject(queueFull())
      for (const seat of [...seats]) seat.close()
    },
  }
}
