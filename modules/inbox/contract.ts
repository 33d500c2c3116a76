import { z } from 'zod'
import { calendarDate, dueLight, endpoint, id, listQuery, nothing, page } from '../../platform/http/contract.ts'

export const todoRow = z.object({
  /** Stable over readings: the definition's id and the row's. */
  id: z.string(),
  /** The kind of act, in words. */
  kind: z.string(),
  title: z.string(),
  why: z.string(),
  dueOn: calendarDate.nullable(),
  light: dueLight,
  /** Working days left (near) or gone by (overdue); null where the calendar does not say. */
  days: z.int().nullable(),
  href: z.string(),
  act: z.string(),
  /** Where several of the kind are done at once. */
  bulk: z.object({ href: z.string(), act: z.string() }).nullable(),
})
export type TodoRowView = z.infer<typeof todoRow>

const calendarDay = z.object({ on: calendarDate, isWorkday: z.boolean().nullable() })
export const listTodos = endpoint({
  method: 'get',
  path: '/api/todos',
  summary: '待办',
  who: 'signedIn',
  query: nothing,
  output: z.object({
    computedAt: z.iso.datetime(),
    today: calendarDate,
    /** Overdue, near, dated, undated; at most a hundred. */
    rows: z.array(todoRow),
    total: z.int(),
    /** What the caller did today that concluded something. */
    doneToday: z.array(z.object({ words: z.string(), n: z.int() })),
    /** This week and the next, Monday first. */
    fortnight: z.array(calendarDay),
  }),
})
export const countTodos = endpoint({
  method: 'get',
  path: '/api/todos/number',
  summary: '待办件数',
  who: 'signedIn',
  query: nothing,
  output: z.object({ n: z.int() }),
})
export const doneRow = z.object({
  id,
  at: z.iso.datetime(),
  words: z.string(),
  role: z.string().nullable(),
  /** People it was about, within the caller's reach; at most three. */
  about: z.array(z.string()),
})
export type DoneRowView = z.infer<typeof doneRow>
export const listDone = endpoint({
  method: 'get',
  path: '/api/todos/done',
  summary: '已办',
  who: 'signedIn',
  query: z.strictObject({ ...listQuery, sort: z.never().optional() }),
  output: page(doneRow),
})
export const startedRow = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  standing: z.string(),
  holder: z.string(),
  /** When the caller last asked for it. */
  at: z.iso.datetime(),
  since: calendarDate.nullable(),
  dueOn: calendarDate.nullable(),
  light: dueLight,
  days: z.int().nullable(),
  href: z.string(),
})
export type StartedRowView = z.infer<typeof startedRow>
export const listStarted = endpoint({
  method: 'get',
  path: '/api/started',
  summary: '我发起的',
  who: 'signedIn',
  query: z.strictObject({
    ...listQuery,
    kind: z.string().max(40).optional(),
    q: z.string().max(50).optional(),
    sort: z.never().optional(),
  }),
  output: page(startedRow).extend({ kinds: z.array(z.object({ id: z.string(), label: z.string(), n: z.int() })) }),
})
export const monthView = z.object({
  month: z.string(),
  today: calendarDate,
  /** Whole weeks, Monday first. */
  days: z.array(calendarDay),
  /** Years shown whose calendar is not loaded: nobody knows their days off. */
  unloaded: z.array(z.int()),
  /** What waits for the caller and is due on one of the days. */
  own: z.array(todoRow),
  /** There are more acts than are listed. */
  isCut: z.boolean(),
  /** What is due in the caller's scope, by day and kind. */
  due: z.array(z.object({ on: calendarDate, kind: z.string(), n: z.int(), title: z.string(), href: z.string() })),
})
export type MonthView = z.infer<typeof monthView>
export const readMonth = endpoint({
  method: 'get',
  path: '/api/deadlines',
  summary: '一个月的时限',
  who: 'signedIn',
  query: z.strictObject({
    month: z
      .string()
      .regex(/^20\d\d-(?:0[1-9]|1[0-2])$/)
      .optional(),
  }),
  output: monthView,
})
export const listReminders = endpoint({
  method: 'get',
  path: '/api/reminders',
  summary: '提醒',
  who: 'signedIn',
  query: nothing,
  output: z.object({
    computedAt: z.iso.datetime(),
    today: calendarDate,
    /** The caller's own that are near or overdue. */
    own: z.array(todoRow),
    /** Overdue with the people and units below, by unit. */
    below: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        whoActs: z.string(),
        n: z.int(),
        href: z.string(),
        places: z.array(z.object({ unitId: id, unitName: z.string(), n: z.int(), href: z.string() })),
      }),
    ),
  }),
})
