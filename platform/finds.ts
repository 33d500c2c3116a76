import type { QueryContext } from './context.ts'
import type { Role } from './http/contract.ts'

/** A numbered paper that the search box found: its number, what it is, its page. */
export interface FoundForm {
  readonly id: string
  readonly number: string
  readonly what: string
  readonly href: string
}

/** Where the search box looks for the number of a paper. */
export interface FormFinder {
  /** Who may open what is found. */
  readonly roles: readonly Role[]
  /** Papers whose number holds the typed text, newest first, in the caller's scope; at most `limit`. */
  readonly find: (ctx: QueryContext, typed: string, limit: number) => Promise<FoundForm[]>
}
