import type { QueryContext } from '../../platform/context.ts'
import { type FigureDefinition, type FigurePlace, sumOf } from '../../platform/figures.ts'
import { roleNames } from '../../platform/http/roles.ts'
import { type FigureView, narrowed } from './contract.ts'
import type { unitsInOrder } from './queries.ts'

const mostShown = 5

/** A figure with the units that have most of it. */
export function presentFigure({ actor }: QueryContext, figure: FigureDefinition, all: readonly FigurePlace[]): FigureView {
  const count = sumOf(all)
  const places = all.toSorted((a, b) => b.n - a.n).slice(0, mostShown)
  return {
    id: figure.id,
    label: figure.label,
    measure: figure.unit,
    rule: figure.rule,
    whoActs: figure.whoActs,
    isMine: figure.whoActs.includes(roleNames[actor.role]),
    count,
    href: figure.href,
    places: places.map((p) => ({ unitId: p.unitId, unitName: p.unitName, n: p.n, href: narrowed(figure.href, p.unitId) })),
    elsewhere: places.reduce((rest, p) => rest - p.n, count),
  }
}

export function presentHealth(units: Awaited<ReturnType<typeof unitsInOrder>>, counts: Map<string, Record<string, number>>) {
  return units.map((u) => {
    const own = counts.get(u.id) ?? {}
    return {
      unitId: u.id,
      unitName: u.name,
      auxiliaryCount: u.auxiliaryCount,
      counts: own,
      missing: Object.values(own).reduce((a, b) => a + b, 0),
    }
  })
}
