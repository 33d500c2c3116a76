import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DemoAccount } from '../../database/demo/accounts.ts'

export interface Reply {
  readonly status: number
  readonly retryAfter: string | null
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  readonly json: any
}
export interface Visitor {
  readonly cookie: string
  call(method: string, path: string, body?: object, key?: string): Promise<Reply>
}

/** Somebody with a session cookie, over real HTTP, as our own pages would call. */
export function visitorWith(address: string, cookie: string): Visitor {
  return {
    cookie,
    call: async (method, path, body, key = randomUUID()) => {
      const answer = await fetch(`${address}${path}`, {
        method,
        headers: { cookie, origin: address, 'content-type': 'application/json', 'idempotency-key': key },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      const text = await answer.text()
      const isJson = answer.headers.get('content-type')?.includes('json')
      return {
        status: answer.status,
        retryAfter: answer.headers.get('retry-after'),
        text,
        json: isJson ? JSON.parse(text) : undefined,
      }
    },
  }
}

/** Signs in through the front door. */
export async function signIn(address: string, account: Pick<DemoAccount, 'login' | 'secret'>): Promise<Visitor> {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { origin: address, 'content-type': 'application/json' },
    body: JSON.stringify({ login: account.login, secret: account.secret }),
  })
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`)
  return visitorWith(address, answer.headers.get('set-cookie')?.split(';')[0] ?? '')
}

/** Milliseconds until /readyz says ready; throws after `within`. */
export async function untilReady(address: string, within: number): Promise<number> {
  const started = performance.now()
  while (performance.now() - started < within) {
    const status = await fetch(`${address}/readyz`).then(
      (a) => a.status,
      () => 0,
    )
    if (status === 200) return performance.now() - started
    await sleep(50)
  }
  throw new Error(`not ready within ${within} ms`)
}
