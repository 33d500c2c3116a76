import type { QueryContext } from './context.ts'
import type { Role } from './http/contract.ts'

/** What is due on one day, of one kind. */
export interface DeadlineDay {
  readonly on: string
  readonly n: number
  /** One of them: the only one where there is one. */
  readonly id: string
  readonly title: string
}

/** A kind of deadline of the records in the caller's scope, for the month view. */
export interface DeadlineDefinition {
  /** camelCase, stable: 'hazards'. */
  readonly id: string
  readonly label: string
  readonly roles: readonly Role[]
  /** The list of them, and the page of one. */
  readonly list: string
  readonly one: (id: string) => string
  /** What is not done and due from one day to another, both included, by day. */
  readonly find: (ctx: QueryContext, from: string, to: string) => Promise<DeadlineDay[]>
}
