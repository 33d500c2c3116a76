import type { QueryContext } from './context.ts'

/** A numbered paper that the search box found: its number, what it is, its page. */
export interface FoundForm {
  readonly id: string
  readonly number: string
  readonly what: string
  readonly href: string
}

/** Papers of a module whose number holds the typed text, newest first, in the caller's scope; at most `limit`. */
export type FindForms = (ctx: QueryContext, typed: string, limit: number) => Promise<FoundForm[]>
