import { addDays, weekdayOf } from '../../platform/calendar/dates.ts'
import { dueFrom, type WorkingDays } from '../calendar/public.ts'
import type { DoneRowView, TodoRowView } from './contract.ts'
import type { FoundTodo, findBelow, findDone } from './queries.ts'

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

/** This week and the next, Monday first. */
export function presentFortnight(calendar: WorkingDays, today: string) {
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7))
  return Array.from({ length: 14 }, (_, i) => addDays(monday, i)).map((on) => ({
    on,
    isWorkday: calendar.isWorkday(on) ?? null,
  }))
}
