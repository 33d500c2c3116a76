import { type UseQueryOptions, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { type Callable, type CallOptions, call, callForFile, type InputOf, type OutputOf } from './call.ts'
import { asProblem, type Problem } from './problem.ts'

export type Reading<T> = UseQueryResult<T, Problem>

export interface ReadOptions {
  readonly enabled?: boolean | undefined
  /** Milliseconds between two readings. */
  readonly every?: number | undefined
  /** Keeps showing the last answer while another input is read (lists). */
  readonly keepsLast?: boolean | undefined
}

/** Reads an endpoint and keeps the answer; `data`, `error`, `dataUpdatedAt`, `refetch` as in TanStack Query. */
export function useRead<E extends Callable>(endpoint: E, input: InputOf<E>, options: ReadOptions = {}): Reading<OutputOf<E>> {
  const keepLast = (last: OutputOf<E> | undefined) => last
  const shown = {
    ...(options.every === undefined ? {} : { refetchInterval: options.every }),
    ...(options.keepsLast ? { placeholderData: keepLast } : {}),
  }
  return useQuery({
    queryKey: [endpoint.path, input],
    queryFn: ({ signal }) => call(endpoint, input, { signal }),
    enabled: options.enabled ?? true,
    ...shown,
  } as UseQueryOptions<OutputOf<E>, Problem>)
}

export interface WriteOptions<E extends Callable> {
  readonly onSuccess?: ((output: OutputOf<E>, input: InputOf<E>) => void) | undefined
  /** Endpoints whose answers this write has made old. */
  readonly invalidates?: readonly Callable[] | undefined
  /** The reading (by the same params) that this write answers with: it is shown without being read, and so without being noted as read, again. */
  readonly answers?: Callable | undefined
}

export interface Write<E extends Callable> {
  /** Performs the act; undefined when it was refused (see `problem`). Repeating the same input keeps the idempotency key. */
  readonly run: (input: InputOf<E>, options?: CallOptions) => Promise<OutputOf<E> | undefined>
  /** The same for a Form's onSave: rejects with Problem. */
  readonly runOrThrow: (input: InputOf<E>, options?: CallOptions) => Promise<OutputOf<E>>
  readonly isRunning: boolean
  readonly problem: Problem | null
  readonly reset: () => void
}

/** What waits for the reader may be another thing after any act. */
const ofInbox = {
  predicate: ({ queryKey }: { readonly queryKey: readonly unknown[] }) => /^\/api\/(?:todos|reminders)/.test(String(queryKey[0])),
}

/** One act of the reader. */
export function useWrite<E extends Callable>(endpoint: E, options: WriteOptions<E> = {}): Write<E> {
  const client = useQueryClient()
  const [isRunning, setRunning] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const keyFor = useActKey()
  const runOrThrow = async (input: InputOf<E>, callOptions: CallOptions = {}) => {
    setRunning(true)
    setProblem(null)
    try {
      const output = await call(endpoint, input, { key: keyFor(input), ...callOptions })
      keyFor(null)
      if (options.answers) client.setQueryData([options.answers.path, { params: (input as { params?: object }).params }], output)
      await Promise.all((options.invalidates ?? []).map((e) => client.invalidateQueries({ queryKey: [e.path] })))
      void client.invalidateQueries(ofInbox)
      options.onSuccess?.(output, input)
      return output
    } catch (thrown) {
      setProblem(asProblem(thrown))
      throw asProblem(thrown)
    } finally {
      setRunning(false)
    }
  }
  const run = (input: InputOf<E>, callOptions?: CallOptions) => runOrThrow(input, callOptions).catch(() => undefined)
  return { run, runOrThrow, isRunning, problem, reset: () => setProblem(null) }
}

/** The key of the act under way: stays while the input stays, ends with success (null). */
function useActKey() {
  const act = useRef<{ text: string; key: string } | null>(null)
  return useCallback((input: unknown) => {
    const text = JSON.stringify(input)
    if (act.current?.text !== text) act.current = input === null ? null : { text, key: crypto.randomUUID() }
    return act.current?.key
  }, [])
}

/** Fetches a file and hands it to the browser under the server's name, or the given one. */
export function useDownload<E extends Callable>(endpoint: E) {
  const [isRunning, setRunning] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const run = async (input: InputOf<E>, fallbackName: string) => {
    setRunning(true)
    setProblem(null)
    try {
      const file = await callForFile(endpoint, input)
      saveAs(file.blob, file.name ?? fallbackName)
      return true
    } catch (thrown) {
      setProblem(asProblem(thrown))
      return false
    } finally {
      setRunning(false)
    }
  }
  return { run, isRunning, problem }
}

function saveAs(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
