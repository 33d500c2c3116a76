import type { QueryContext } from './context.ts'
import type { Role } from './http/contract.ts'

/** Where a figure comes from: a unit and how many there. What is there depends on rows of that place and of the whole bureau alone (platform/database/kept-by-place.ts). */
export interface FigurePlace {
  readonly unitId: string
  readonly unitName: string
  readonly unitSortKey: string
  readonly n: number
  /** The earliest day by which one of them is due, YYYY-MM-DD; absent where no rule sets a day. */
  readonly dueOn?: string | null
}

/** The figure that places make up. */
export const sumOf = (places: readonly FigurePlace[]): number => places.reduce((sum, place) => sum + place.n, 0)

/** What a module tells front page, data health, weekly draft and superiors: a number with its rule, its list and who must act. Computed, never stored. */
export interface FigureDefinition {
  /** camelCase, stable: 'overQuota'. */
  readonly id: string
  readonly label: string
  /** What is counted: 个, 人. */
  readonly unit: string
  /** The rule in plain Chinese, shown on hover and focus. */
  readonly rule: string
  readonly roles: readonly Role[]
  readonly whoActs: string
  /** The list that shows exactly what was counted; `unitId` may be added to it. */
  readonly href: string
  /** Every unit of the caller's scope that has any, in roster order; the figure is their sum. */
  readonly places: (ctx: QueryContext) => Promise<FigurePlace[]>
}
