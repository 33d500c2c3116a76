import { type Problem, problemOf, silent, withdrawn } from './problem.ts'
import { askSecret } from './questions.ts'
import { delegationEnded, sessionEnded } from './session-end.ts'

interface Shape<I = unknown, O = unknown> {
  readonly _zod: { readonly input: I; readonly output: O }
}

/** What `call` needs of an endpoint; every endpoint of a contract.ts is one. */
export interface Callable {
  readonly method: 'get' | 'post' | 'patch' | 'delete'
  readonly path: string
  readonly params?: Shape | undefined
  readonly query?: Shape | undefined
  readonly body?: Shape | undefined
  readonly output: Shape
  readonly isRead?: boolean | undefined
  readonly isFile?: boolean | undefined
}

type Part<E, K extends 'params' | 'query' | 'body'> = E extends { readonly [P in K]?: Shape<infer I> | undefined }
  ? unknown extends I
    ? { readonly [P in K]?: undefined }
    : Record<string, never> extends I
      ? { readonly [P in K]?: I }
      : { readonly [P in K]: I }
  : { readonly [P in K]?: undefined }

/** `{ params, query, body }` of an endpoint, as far as it has them. */
export type InputOf<E extends Callable> = Part<E, 'params'> & Part<E, 'query'> & Part<E, 'body'>
/** What the endpoint answers, as its presenter sends it. */
export type OutputOf<E extends Callable> = E['output']['_zod']['output']

export interface CallOptions {
  /** One key an act: the same key over all its retries. */
  readonly key?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** A file sent as the body (imports). */
  readonly file?: Blob | FormData | undefined
}

interface LooseInput {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
}

const waits = [1_000, 3_000]
const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

/** Calls an endpoint of a contract. Asks for the own secret where the server wants it; throws Problem. */
export async function call<E extends Callable>(endpoint: E, input: InputOf<E>, options: CallOptions = {}): Promise<OutputOf<E>> {
  const response = await answered(endpoint, input, options)
  return response.status === 204 ? undefined : response.json()
}

/** Like `call`, for endpoints that answer a file: its bytes and the name the server gave it. */
export async function callForFile<E extends Callable>(endpoint: E, input: InputOf<E>, options: CallOptions = {}) {
  const response = await answered(endpoint, input, options)
  return { blob: await response.blob(), name: nameIn(response.headers.get('content-disposition') ?? '') }
}

async function answered(endpoint: Callable, input: LooseInput, options: CallOptions, isAgain = false): Promise<Response> {
  const key = options.key ?? crypto.randomUUID()
  const response = await sent(endpoint, input, { ...options, key })
  if (response.ok) return response
  const problem = await problemOf(response)
  if (problem.code === 'stepUpRequired') {
    if (!(await askSecret())) throw withdrawn()
    return answered(endpoint, input, { ...options, key })
  }
  /* A request under way while another page's act renewed the cookie: the new one is known by now. */
  if (problem.code === 'signInRequired' && !isAgain) return answered(endpoint, input, { ...options, key }, true)
  if (problem.code === 'delegationOver') delegationEnded()
  if (problem.status === 401) sessionEnded(endpoint.path, problem)
  throw problem
}

/** Sends once, or again with the same key while nobody answers a write; reads are repeated by the query cache. */
async function sent(endpoint: Callable, input: LooseInput, options: CallOptions): Promise<Response> {
  for (let turn = 0; ; turn++) {
    try {
      return await fetch(addressOf(endpoint.path, input), requestOf(endpoint, input, options))
    } catch (thrown) {
      if (options.signal?.aborted) throw thrown
      const pause = isWrite(endpoint) ? waits[turn] : undefined
      if (pause === undefined) throw silent() satisfies Problem
      await wait(pause)
    }
  }
}

const isWrite = (endpoint: Callable) => endpoint.method !== 'get' && endpoint.isRead !== true

function requestOf(endpoint: Callable, input: LooseInput, options: CallOptions): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' }
  if (isWrite(endpoint)) headers['idempotency-key'] = options.key ?? ''
  if (input.body !== undefined) headers['content-type'] = 'application/json'
  const body = options.file ?? (input.body === undefined ? null : JSON.stringify(input.body))
  return { method: endpoint.method.toUpperCase(), headers, body, credentials: 'same-origin', signal: options.signal ?? null }
}

/** '/api/units/:id' with its parameters and query filled in; empty and absent query values are left out. */
export function addressOf(path: string, input: LooseInput): string {
  const params = (input.params ?? {}) as Record<string, unknown>
  const filled = path.replace(/:(\w+)|\{(\w+)\}/g, (_, colon?: string, brace?: string) =>
    encodeURIComponent(String(params[colon ?? brace ?? ''])),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
  }
  const tail = query.toString()
  return tail === '' ? filled : `${filled}?${tail}`
}

function nameIn(disposition: string): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  return encoded ? decodeURIComponent(encoded) : /filename="?([^";]+)"?/i.exec(disposition)?.[1]
}

/** An endpoint of the shell itself (session, search, jobs), typed by hand so that the first load carries no schema. */
export function shellEndpoint<Input extends { params?: unknown; query?: unknown; body?: unknown }, Output>(
  method: Callable['method'],
  path: string,
  more: { readonly isRead?: boolean } = {},
) {
  return { method, path, ...more } as unknown as Callable & {
    readonly params?: Shape<Input['params']>
    readonly query?: Shape<Input['query']>
    readonly body?: Shape<Input['body']>
    readonly output: Shape<unknown, Output>
  }
}
