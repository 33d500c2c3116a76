import type { QueryContext } from './context.ts'
import type { FigurePlace } from './figures.ts'
import type { Role } from './http/contract.ts'

/** One act that waits for the caller. */
export interface Todo {
  /** The row's id; unique within its definition. */
  readonly key: string
  /** What: 更正申请：宋永康，入职时间. */
  readonly title: string
  /** Why it waits, as a sentence: 11月20日提出，还没有答复。 */
  readonly why: string
  /** The last day in time, YYYY-MM-DD; null where no rule sets a day: never made up. */
  readonly dueOn: string | null
  /** The page that does it; an /api/ address is a file to take. */
  readonly href: string
  /** The word on the button: 答复. */
  readonly act: string
}

/** What a module puts into the in-box: computed in the caller's scope, never stored. */
export interface TodoDefinition {
  /** camelCase, stable: 'correctionsToAnswer'. */
  readonly id: string
  /** The kind of act, in words: 答复更正申请. */
  readonly label: string
  readonly roles: readonly Role[]
  /** Those of the caller, the earliest day first, without a day last; at most `limit`. */
  readonly find: (ctx: QueryContext, limit: number) => Promise<Todo[]>
  /** How many there are in all. */
  readonly count: (ctx: QueryContext) => Promise<number>
  /** One act a unit, read from tables that note their places only: the number is kept from these rather than counted each time. */
  readonly units?: (ctx: QueryContext) => Promise<FigurePlace[]>
  /** Where several of them are done at once: the list to choose them from. */
  readonly bulk?: { readonly href: string; readonly act: string }
  /** Verbs of the events that conclude such an act, with words: what one has done oneself stands under 已办. */
  readonly doneVerbs: Readonly<Record<string, string>>
  /** Up the chain: what is overdue with the people and units below, told to those who answer for them. */
  readonly chain?: TodoChain
}

interface TodoChain {
  readonly roles: readonly Role[]
  /** Who must act: 单位内勤. */
  readonly whoActs: string
  /** The list of them; `unitId` is added to it. */
  readonly href: string
  /** How many were due before `ctx.today` and still wait, by unit, in the caller's scope and in roster order. */
  readonly overdue: (ctx: QueryContext) => Promise<FigurePlace[]>
}
