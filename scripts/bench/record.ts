import type { Hono } from 'hono'
import type pg from 'pg'
import type { Services } from '../../platform/http/service.ts'
import { createApp } from '../../server/app.ts'

export interface Statement {
  readonly text: string
  readonly values: unknown[]
}
/** One request as the product answers it: over HTTP, and as the SQL of its transaction. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly body?: string
}

/** A pool that notes the statements of transactions and takes every one back at its end. */
function recordingPool(real: pg.Pool, notes: Statement[]): pg.Pool {
  const connect = async (): Promise<unknown> => {
    const client = await real.connect()
    return {
      query: (text: string, values: unknown[] = []) => {
        notes.push({ text, values })
        return client.query(text === 'commit' ? 'rollback' : text, values)
      },
      release: (isBroken?: boolean) => client.release(isBroken),
    }
  }
  const query = real.query.bind(real) // Outside of transactions: not recorded.
  return new Proxy(real, { get: (target, name) => Reflect.get({ connect, query }, name) ?? Reflect.get(target, name) }) as pg.Pool
}

/** The SQL that the product sends for a request, the session look-up left out: BEGIN with its settings, the queries, COMMIT. */
export function recorder(services: Services): (asked: Asked, headers: Record<string, string>) => Promise<Statement[]> {
  const notes: Statement[] = []
  const hono: Hono = createApp({ ...services, pool: recordingPool(services.pool, notes) }, false).hono
  return async ({ method, path, body }, headers) => {
    notes.length = 0
    const answer = await hono.request(path, { method, headers, ...(body ? { body } : {}) })
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    const start = notes.findIndex((n) => n.text.startsWith('begin; set local role mingze_app'))
    return notes.slice(start)
  }
}

/** Sends recorded statements over one connection of a pool, as they were; the rows of all of them. */
export async function replay(pool: pg.Pool, statements: readonly Statement[]): Promise<unknown[]> {
  const client = await pool.connect()
  try {
    const answers: unknown[] = []
    for (const { text, values } of statements) {
      const result = values.length > 0 ? await client.query<object>(text, values) : await client.query<object>(text)
      answers.push(result.rows ?? [])
    }
    return answers
  } finally {
    client.release()
  }
}
