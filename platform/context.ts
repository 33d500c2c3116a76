import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { Role } from './http/contract.ts'
import type { Keys } from './keys.ts'

/** A query cannot write. */
export type Reader = Pick<Kysely<Database>, 'selectFrom' | 'fn' | 'with' | 'selectNoFrom'>
export type Tx = Transaction<Database>

export interface UnitRange {
  readonly from: string
  readonly to: string
}
declare const minted: unique symbol
/** What the actor may reach now; minted by the session gate (and by jobs on behalf of an account) only. */
export type Scope = {
  readonly kind: 'self' | 'led' | 'subtree' | 'line' | 'figures' | 'trail' | 'none'
  /** Subtrees of units, as half-open ranges of unitSortKey. */
  readonly ranges: readonly UnitRange[]
  /** Persons reached by name: oneself, or those led today. */
  readonly personIds: readonly string[]
  readonly policeLine: string | null
} & { readonly [minted]: true }

/** Mints a scope; call it from the session gate, jobs acting for an account, and test contexts only. */
export const mintScope = (parts: Omit<Scope, typeof minted>): Scope => parts as Scope

/** In whose place somebody acts for some days (module delegations): the trail names both. */
export interface OnBehalfOf {
  readonly delegationId: string
  readonly accountId: string
  readonly personId: string | null
}

export interface Actor {
  readonly bureauId: string
  readonly accountId: string
  readonly personId: string | null
  readonly name: string
  readonly role: Role
  readonly unitId: string | null
  readonly sessionId: string | null
  readonly address: string
  /** Set while a delegated role is used; account and person stay those of who really acts. */
  readonly onBehalfOf?: OnBehalfOf | undefined
}
export interface QueryContext {
  readonly db: Reader
  readonly actor: Actor
  readonly scope: Scope
  readonly now: Date
  /** When the request reached the server, before any queue; absent where work is not done for one. */
  readonly arrivedAt?: Date | undefined
  /** Today in Beijing, YYYY-MM-DD. */
  readonly today: string
  readonly keys: Keys
}
export interface CommandContext extends QueryContext {
  readonly tx: Tx
}
