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

/** Two processes hold the file at once, but for one so large that its copies would fill the memory. */
const largestTwice = 400 * 1024 * 1024
const mostFalls = 10

/** Reads a PDF or a picture page by page in processes of their own, leaving out the pages named; a fault where nothing of it can be read. */
export async function readPages(
  source: ScanSource,
  skipped: ReadonlySet<number>,
): Promise<Reading | { readonly fault: ScanFault }> {
  const first = await openSeat(source)
  if ('fault' in first) return first
  const wanted = Array.from({ length: first.pages }, (_, number) => number).filter((number) => !skipped.has(number))
  return { pages: first.pages, found: pagesOf(source, first, wanted) }
}

/** What the readers of one file share. */
interface Stack {
  readonly source: ScanSource
  readonly waiting: number[]
  falls: number
}

async function* pagesOf(source: ScanSource, first: ReaderSeat, wanted: readonly number[]): AsyncGenerator<PageRead> {
  const stack: Stack = { source, waiting: [...wanted], falls: 0 }
  const second = wanted.length > 3 && source.size < largestTwice ? await openSeat(source) : undefined
  const readers = [pagesFrom(stack, first), ...(second && !('fault' in second) ? [pagesFrom(stack, second)] : [])]
  yield* merged(readers)
}

/** One reader takes page after page; when it falls over a page, that page is broken and another reader goes on. */
async function* pagesFrom(stack: Stack, first: ReaderSeat): AsyncGenerator<PageRead> {
  let seat: ReaderSeat | undefined = first
  try {
    for (let number = stack.waiting.shift(); number !== undefined; number = stack.waiting.shift()) {
      seat ??= await anotherSeat(stack)
      const page: FoundPage | undefined | 'fallen' = await seat?.read(number).catch(() => 'fallen' as const)
      if (page === 'fallen') {
        seat?.close()
        seat = undefined
        stack.falls += 1
      }
      yield { number, page: page === 'fallen' ? undefined : page }
    }
  } finally {
    seat?.close()
  }
}

async function anotherSeat({ source, falls }: Stack): Promise<ReaderSeat | undefined> {
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
