import type { FigureDefinition, FigurePlace } from '../../platform/figures.ts'
import type { FigureView } from './contract.ts'
import type { unitsInOrder } from './queries.ts'

/** The list behind a figure, narrowed to a unit. */
const narrowed = (href: string, unitId: string): string => `${href}${href.includes('?') ? '&' : '?'}unitId=${unitId}`

export function presentFigure(figure: FigureDefinition, count: number, places: readonly FigurePlace[]): FigureView {
  return {
    id: figure.id,
    label: figure.label,
    measure: figure.unit,
    rule: figure.rule,
    whoActs: figure.whoActs,
    count,
    href: figure.href,
    places: places.map((p) => ({ unitId: p.unitId, unitName: p.unitName, n: p.n, href: narrowed(figure.href, p.unitId) })),
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
