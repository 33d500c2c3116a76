import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { FoundPage, ReaderAnswer, ReaderOrder, ScanFault, ScanMedia } from './found-page.ts'

/** A file to be read, a few megabytes at a time; each call of `chunks` begins anew. */
export interface ScanSource {
  readonly media: ScanMedia
  /** Bytes. */
  readonly size: number
  chunks(): AsyncIterable<Uint8Array>
}

/** A process that holds one file open. */
export interface ReaderSeat {
  readonly pages: number
  /** The page (from 0), of which several may be asked for at once; undefined where it is broken. Rejects when the process died or took too long: the seat is gone then. */
  read(number: number): Promise<FoundPage | undefined>
  close(): void
}

const program = fileURLToPath(new URL('./page-worker.ts', import.meta.url))
const openingMilliseconds = 60_000
const pageMilliseconds = 20_000

/** Pages are asked for several at once, everything else one after the other. */
const keyOf = (said: ReaderOrder | ReaderAnswer): string => ('number' in said ? `page ${said.number}` : 'opening')

/** Opens a file in a process of its own without any secret: a file that makes its reader hang or fall costs that process and no more. */
export async function openSeat(source: ScanSource): Promise<ReaderSeat | { readonly fault: ScanFault }> {
  const worker = fork(program, [], {
    env: {},
    execArgv: ['--max-old-space-size=512'],
    serialization: 'advanced',
    stdio: 'ignore',
  })
  const close = () => void worker.kill('SIGKILL')
  const send = (order: ReaderOrder) =>
    new Promise<void>((resolve, reject) => worker.send(order, (error) => (error ? reject(error) : resolve())))
  const waiting = new Map<string, (answer: ReaderAnswer | Error) => void>()
  const failAll = (error: Error) => {
    for (const settle of waiting.values()) settle(error)
  }
  worker.on('message', (answer: ReaderAnswer) => waiting.get(keyOf(answer))?.(answer))
  worker.on('error', failAll)
  worker.on('exit', () => failAll(new Error('the reader died')))
  const ask = (order: ReaderOrder, milliseconds: number) =>
    new Promise<ReaderAnswer>((resolve, reject) => {
      const key = keyOf(order)
      const settle = (answer: ReaderAnswer | Error) => {
        clearTimeout(timer)
        waiting.delete(key)
        answer instanceof Error ? reject(answer) : resolve(answer)
      }
      const timer = setTimeout(() => settle(new Error('the reader took too long')), milliseconds)
      waiting.set(key, settle)
      send(order).catch(settle)
    })
  try {
    const { media, size } = source
    if ((await ask({ kind: 'begin', media, size }, openingMilliseconds)).kind !== 'ready') throw new Error('no room for the file')
    for await (const bytes of source.chunks()) await send({ kind: 'bytes', bytes })
    const opened = await ask({ kind: 'open' }, openingMilliseconds)
    if (opened.kind !== 'opened') {
      close()
      return { fault: opened.kind === 'refused' ? opened.fault : 'broken' }
    }
    const read = async (number: number) => {
      const answer = await ask({ kind: 'read', number }, pageMilliseconds)
      return answer.kind === 'page' ? answer.page : undefined
    }
    return { pages: opened.pages, read, close }
  } catch {
    close()
    return { fault: 'broken' }
  }
}
