import { randomBytes, randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { beforeAll } from 'vitest'
import type { Endpoint, Role } from '../../platform/http/contract.ts'
import type { Services } from '../../platform/http/service.ts'
import { sha256 } from '../../platform/keys.ts'
import { createApp } from '../../server/app.ts'
import { type Player, useDatabase } from './database.ts'

export interface Browser {
  readonly role: Role
  get(path: string): Promise<Answer>
  send(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<Answer>
}
export interface Answer {
  readonly status: number
  readonly bytes: Uint8Array
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  readonly json: any
}
export interface TestApp {
  readonly services: Services
  readonly hono: Hono
  readonly endpoints: readonly Endpoint[]
  /** The same database under a server that keeps nothing of what it read before. */
  startAnew(): void
  /** A browser signed in as somebody of the cast, just stepped up. */
  signedIn(player: Player): Promise<Browser>
}

/** Bytes go as a file, everything else as JSON. */
export function sentAs(body: object): { body: string | Uint8Array<ArrayBuffer>; headers: Record<string, string> } {
  return body instanceof Uint8Array
    ? { body: new Uint8Array(body), headers: { 'content-type': 'application/octet-stream' } }
    : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

async function answerOf(response: Response): Promise<Answer> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const text = Buffer.from(bytes).toString('utf8')
  const isJson = response.headers.get('content-type')?.includes('json')
  return { status: response.status, bytes, text, json: isJson ? JSON.parse(text) : undefined }
}

/** Opens a session without the cost of hashing; sign-in itself has its own stories. */
async function openSession(services: Services, player: Player): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const { rows } = await services.pool.query<{ bureauId: string; accountId: string }>(
    'select "bureauId", "accountId" from "accounts" where "name" = $1',
    [player.name],
  )
  const account = rows[0]
  if (!account) throw new Error(`no account: ${player.name}`)
  const now = services.clock()
  await services.pool.query(
    `insert into "sessions" ("bureauId", "id", "accountId", "tokenDigest", "role", "createdAt", "lastSeenAt", "steppedUpAt", "address") values ($1, $2, $3, $4, $5, $6, $6, $6, 'test')`,
    [account.bureauId, randomUUID(), account.accountId, sha256(token), player.role, now],
  )
  return token
}

/** The whole application over a database of this file's own, called in process. */
export function useApp(): TestApp {
  const database = useDatabase()
  const held: { app?: ReturnType<typeof createApp> } = {}
  beforeAll(() => {
    held.app = createApp(database.services, false)
  })
  const app = () => {
    if (!held.app) throw new Error('app not ready')
    return held.app
  }
  return {
    get services() {
      return database.services
    },
    get hono() {
      return app().hono
    },
    startAnew: () => {
      held.app = createApp(database.services, false)
    },
    get endpoints() {
      return app().endpoints
    },
    signedIn: async (player) => {
      const base = {
        cookie: `mingze=${await openSession(database.services, player)}`,
        host: 'localhost',
        origin: 'http://localhost',
        'sec-fetch-site': 'same-origin',
      }
      /** As a browser does: a new cookie takes the place of the old one. */
      const ask = async (path: string, init: RequestInit): Promise<Answer> => {
        const response = await app().hono.request(path, init)
        const renewed = response.headers.getSetCookie().find((c) => c.startsWith('mingze='))
        if (renewed) base.cookie = renewed.split(';')[0] ?? ''
        return answerOf(response)
      }
      return {
        role: player.role,
        get: (path) => ask(path, { headers: base }),
        send: (method, path, body = {}, headers = {}) => {
          const sent = { ...base, ...sentAs(body).headers, 'idempotency-key': randomUUID(), ...headers }
          return ask(path, { method, body: sentAs(body).body, headers: sent })
        },
      }
    },
  }
}
