import type { QueryContext } from './context.ts'
import type { Role } from './http/contract.ts'

/** Where a figure comes from: a unit and how many there. */
export interface FigurePlace {
  readonly unitId: string
  readonly unitName: string
  readonly n: number
}

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
  /** Within the caller's scope. */
  readonly count: (ctx: QueryContext) => Promise<number>
  /** The units with most, at most five. */
  readonly where: (ctx: QueryContext) => Promise<FigurePlace[]>
  /** Every unit that has any, by unit id; a unit that is absent has none. */
  readonly byUnit: (ctx: QueryContext) => Promise<Map<string, number>>
}

const mostShown = 5

/** A figure whose one grouped query by unit answers all three questions; `places` come in roster order, within the scope. */
export function figureByUnit(
  parts: Omit<FigureDefinition, 'count' | 'where' | 'byUnit'>,
  places: (ctx: QueryContext) => Promise<FigurePlace[]>,
): FigureDefinition {
  return {
    ...parts,
    count: async (ctx) => (await places(ctx)).reduce((sum, place) => sum + place.n, 0),
    where: async (ctx) => [...(await places(ctx))].sort((a, b) => b.n - a.n).slice(0, mostShown),
    byUnit: async (ctx) => new Map((await places(ctx)).map((place) => [place.unitId, place.n])),
  }
}
