import type { QueryContext } from './context.ts'

/** One thing that a unit owes somebody: a return, a report, a form, an answer. */
export interface Owed {
  readonly key: string
  readonly title: string
  /** Who asked for it. */
  readonly askedBy: string
  readonly dueOn: string | null
  /** Where it stands, in words. */
  readonly standing: string
  readonly href: string
}

/** What a module's records make units owe; the unit's page of everything it owes is all of these. */
export interface OwedDefinition {
  /** camelCase, stable: 'weeklyReports'. */
  readonly id: string
  readonly label: string
  /** What is still owed by a unit in the caller's scope, the earliest day first, without a day last; at most `limit`. */
  readonly find: (ctx: QueryContext, unitId: string, limit: number) => Promise<Owed[]>
}
