import { addDays, addMonths, daysBetween, weekdayOf } from '../../platform/calendar/dates.ts'
import { dueFrom, type WorkingDays } from '../calendar/public.ts'
import type { DoneRowView, MonthView, StartedRowView, TodoRowView } from './contract.ts'
import type { FoundStarted, FoundTodo, findBelow, findDone, findDue } from './queries.ts'

/** One act that waits, with its light on the bureau's calendar. */
export function presentTodo({ definition, todo }: FoundTodo, calendar: WorkingDays, today: string): TodoRowView {
  return {
    id: `${definition.id}:${todo.key}`,
    kind: definition.label,
    title: todo.title,
    why: todo.why,
    dueOn: todo.dueOn,
    ...dueFrom(calendar, todo.dueOn, today),
    href: todo.href,
    act: todo.act,
    bulk: definition.bulk ? { href: definition.bulk.href, act: definition.bulk.act } : null,
  }
}

const narrowed = (href: string, unitId: string): string => `${href}${href.includes('?') ? '&' : '?'}unitId=${unitId}`

export const presentBelow = ({ definition, chain, places }: Awaited<ReturnType<typeof findBelow>>[number]) => ({
  id: definition.id,
  kind: definition.label,
  whoActs: chain.whoActs,
  n: places.reduce((sum, place) => sum + place.n, 0),
  href: chain.href,
  places: places.map(({ unitId, unitName, n }) => ({ unitId, unitName, n, href: narrowed(chain.href, unitId) })),
})

export const presentDone = (
  row: Awaited<ReturnType<typeof findDone>>['rows'][number],
  words: ReadonlyMap<string, string>,
): DoneRowView => ({
  id: row.id,
  at: row.at.toISOString(),
  words: words.get(row.verb) ?? row.verb,
  role: row.role,
  about: row.about,
})

/** One thing is told once, however many acts wait for it: its most urgent one stands for all. */
export function oncePerThing(rows: readonly TodoRowView[]): TodoRowView[] {
  const seen = new Set<string>()
  return rows.filter(({ href }) => {
    if (seen.has(href)) return false
    seen.add(href)
    return true
  })
}

export const presentStarted = ({ row, kind, at }: FoundStarted, calendar: WorkingDays, today: string): StartedRowView => ({
  id: `${kind.id}:${row.id}`,
  kind: kind.label,
  title: row.title,
  standing: row.standing,
  holder: row.holder,
  at: at.toISOString(),
  since: row.since,
  dueOn: row.dueOn,
  ...dueFrom(calendar, row.dueOn, today),
  href: row.href,
})

/** How many of each kind, in the order of the registry. */
export const presentKinds = (found: readonly FoundStarted[]) =>
  [...Map.groupBy(found, ({ kind }) => kind)].map(([kind, rows]) => ({ id: kind.id, label: kind.label, n: rows.length }))

/** The first and the last day that a month's sheet shows: whole weeks, Monday first. */
export function sheetOf(month: string): { from: string; to: string } {
  const first = `${month}-01`
  const last = addDays(addMonths(first, 1), -1)
  return { from: addDays(first, -((weekdayOf(first) + 6) % 7)), to: addDays(last, (7 - weekdayOf(last)) % 7) }
}

interface Month {
  readonly month: string
  readonly own: readonly TodoRowView[]
  readonly isCut: boolean
  readonly due: Awaited<ReturnType<typeof findDue>>
}

export function presentMonth({ month, own, isCut, due }: Month, calendar: WorkingDays, today: string): MonthView {
  const { from, to } = sheetOf(month)
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i)).map((on) => ({
    on,
    isWorkday: calendar.isWorkday(on) ?? null,
  }))
  return {
    month,
    today,
    days,
    unloaded: [...new Set(days.filter((d) => d.isWorkday === null).map((d) => Number(d.on.slice(0, 4))))],
    own: own.filter(({ dueOn }) => dueOn !== null && dueOn >= from && dueOn <= to),
    isCut,
    due: due.map(({ on, n, id, title, kind }) => ({
      on,
      kind: kind.label,
      n,
      title,
      href: n === 1 ? kind.one(id) : kind.list,
    })),
  }
}

/** This week and the next, Monday first. */
export function presentFortnight(calendar: WorkingDays, today: string) {
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7))
  return Array.from({ length: 14 }, (_, i) => addDays(monday, i)).map((on) => ({
    on,
    isWorkday: calendar.isWorkday(on) ?? null,
  }))
}
