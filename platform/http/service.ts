import type pg from 'pg'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { Actor, Scope } from '../context.ts'
import type { FileStore } from '../files/file-store.ts'
import type { Keys } from '../keys.ts'

/** What a running process has; made once at start, given to everything at the edge. */
export interface Services {
  readonly pool: pg.Pool
  readonly keys: Keys
  readonly config: Config
  readonly files: FileStore
  readonly log: Logger
  /** The server's clock; tests own it. */
  readonly clock: () => Date
}

/** A signed-in request: who, under which role, reaching what. */
export interface Session {
  readonly id: string
  readonly actor: Actor
  readonly scope: Scope
  /** When the request reached the server. */
  readonly arrivedAt?: Date | undefined
  /** Places the actor may name without reaching their records. */
  readonly unitKeys: readonly string[]
  readonly steppedUpAt: Date | null
  /** The signing desk where the session was opened; null anywhere else. */
  readonly deskId: string | null
  /** The delegation it acted under is over: nothing is open but the way back to an own role. */
  readonly isDelegationOver?: boolean | undefined
  /** The secret is one-time: nothing else is open until it is replaced. */
  readonly mustChangeSecret: boolean
}
