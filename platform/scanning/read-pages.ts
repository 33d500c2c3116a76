import type { FoundPage, ScanFault } from './found-page.ts'
import { openSeat, type ReaderSeat, type ScanSource } from './reader-seat.ts'

export type { ScanSource } from './reader-seat.ts'

export interface PageRead {
  /** From 0, in the order of the file. */
  readonly number: number
  /** Undefined where the page is broken; the others are read all the same. */
  readonly page: FoundPage | undefined
}
interface Reading {
  readonly pages: number
  /** The pages as they come, not in order. */
  readonly found: AsyncGenerator<PageRead>
}

/** Pages read at once by the one process that holds the file: decoding and packing pictures leaves its thread free for another. */
const pagesAtOnce = 2
const mostFalls = 10

/** Reads a PDF or a picture page by page in a process of its own, leaving out the pages named; a fault where nothing of it can be read. */
export async function readPages(
  source: ScanSource,
  skipped: ReadonlySet<number>,
): Promise<Reading | { readonly fault: ScanFault }> {
  const first = await openSeat(source)
  if ('fault' in first) return first
  const wanted = Array.from({ length: first.pages }, (_, number) => number).filter((number) => !skipped.has(number))
  return {
    pages: first.pages,
    found: pagesOf({ source, seat: Promise.resolve(first), reading: 0, suspects: [], falls: 0 }, wanted),
  }
}

/** What the lanes of one file share. */
interface Desk {
  readonly source: ScanSource
  /** Undefined after it fell: whoever needs it next opens another. */
  seat: Promise<ReaderSeat | undefined> | undefined
  /** Pages that are being read now. */
  reading: number
  /** Pages that were read together when the reader fell: one of them is the cause, each is read again alone. */
  readonly suspects: number[]
  falls: number
}

async function* pagesOf(desk: Desk, wanted: readonly number[]): AsyncGenerator<PageRead> {
  const waiting = [...wanted]
  try {
    yield* merged(Array.from({ length: pagesAtOnce }, () => pagesFrom(desk, waiting)))
    yield* pagesFrom(desk, desk.suspects)
  } finally {
    ;(await desk.seat)?.close()
  }
}

/** Takes page after page; when the reader falls over a page, that page is broken and another reader goes on. */
async function* pagesFrom(desk: Desk, waiting: number[]): AsyncGenerator<PageRead> {
  for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) {
    desk.seat ??= anotherSeat(desk)
    const taken = desk.seat
    const seat = await taken
    desk.reading += 1
    const page: FoundPage | undefined | 'fallen' = await seat?.read(number).catch(() => 'fallen' as const)
    const isSuspect = page === 'fallen' && (desk.reading > 1 || taken !== desk.seat)
    desk.reading -= 1
    if (page === 'fallen') leave(desk, taken)
    if (isSuspect) desk.suspects.push(number)
    else yield { number, page: page === 'fallen' ? undefined : page }
  }
}

/** The first to see that a reader fell puts it away. */
function leave(desk: Desk, taken: Desk['seat']): void {
  if (desk.seat !== taken) return
  desk.seat = undefined
  desk.falls += 1
  void taken?.then((seat) => seat?.close())
}

async function anotherSeat({ source, falls }: Desk): Promise<ReaderSeat | undefined> {
  if (falls > mostFalls) return undefined
  const seat = await openSeat(source)
  return 'fault' in seat ? undefined : seat
}

/** What several give, as it comes; all are ended when the taker stops. */
async function* merged<T>(sources: readonly AsyncGenerator<T>[]): AsyncGenerator<T> {
  const next = (source: AsyncGenerator<T>) => source.next().then((result) => ({ source, result }))
  const pending = new Map(sources.map((source) => [source, next(source)]))
  try {
    while (pending.size > 0) {
      const { source, result } = await Promise.race(pending.values())
      if (result.done) {
        pending.delete(source)
        continue
      }
      pending.set(source, next(source))
      yield result.value
    }
  } finally {
    await Promise.all(sources.map((source) => source.return(undefined)))
  }
}
