import type { QueryContext } from '../../platform/context.ts'
import { type FigureDefinition, type FigurePlace, sumOf } from '../../platform/figures.ts'
import { roleNames } from '../../platform/http/roles.ts'
import type { Owed } from '../../platform/owed.ts'
import { dueFrom, type WorkingDays } from '../calendar/public.ts'
import { type FigureView, narrowed, type OwedRowView } from './contract.ts'
import type { unitsInOrder } from './queries.ts'

const mostShown = 3

const mostFirst = (a: FigurePlace, b: FigurePlace): number => b.n - a.n || (a.unitSortKey < b.unitSortKey ? -1 : 1)

/** The earliest day of all places; null where none is set. */
const earliest = (places: readonly FigurePlace[]): string | null =>
  places.reduce<string | null>((day, { dueOn = null }) => (day === null || (dueOn !== null && dueOn < day) ? dueOn : day), null)

/** A figure with the units that have most of it, and its earliest day on the bureau's calendar. */
export function presentFigure(
  { actor, today }: QueryContext,
  calendar: WorkingDays,
  figure: FigureDefinition,
  all: readonly FigurePlace[],
): FigureView {
  const count = sumOf(all)
  const dueOn = earliest(all)
  const places = all.toSorted(mostFirst).slice(0, mostShown)
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
    dueOn,
    ...dueFrom(calendar, dueOn, today),
  }
}

/** One thing owed, with its light. */
export const presentOwed = (ctx: QueryContext, calendar: WorkingDays, label: string, o: Owed): OwedRowView => ({
  key: `${label} ${o.key}`,
  label,
  title: o.title,
  askedBy: o.askedBy,
  dueOn: o.dueOn,
  ...dueFrom(calendar, o.dueOn, ctx.today),
  standing: o.standing,
  href: o.href,
})

export function presentHealth(
  units: Awaited<ReturnType<typeof unitsInOrder>>,
  counted: readonly (FigurePlace & { readonly figureId: string })[],
) {
  const byUnit = Map.groupBy(counted, (c) => c.unitId)
  return units.map((u) => {
    const own = Object.fromEntries((byUnit.get(u.id) ?? []).map((c) => [c.figureId, c.n]))
    return {
      unitId: u.id,
      unitName: u.name,
      auxiliaryCount: u.auxiliaryCount,
      counts: own,
      missing: Object.values(own).reduce((a, b) => a + b, 0),
    }
  })
}
