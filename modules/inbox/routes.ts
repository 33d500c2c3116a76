import { keptByPlace } from '../../platform/database/kept-by-place.ts'
import { pageOfRows } from '../../platform/database/paging.ts'
import type { DeadlineDefinition } from '../../platform/deadlines.ts'
import type { FigurePlace } from '../../platform/figures.ts'
import { type Mount, read } from '../../platform/http/mount.ts'
import type { StartedDefinition } from '../../platform/started.ts'
import type { TodoDefinition } from '../../platform/todos.ts'
import { workingDaysOf } from '../calendar/public.ts'
import * as contract from './contract.ts'
import {
  oncePerThing,
  presentBelow,
  presentDone,
  presentFortnight,
  presentKinds,
  presentMonth,
  presentStarted,
  presentTodo,
  sheetOf,
} from './presenter.ts'
import {
  countTodos,
  doneWords,
  findBelow,
  findDone,
  findDoneToday,
  findDue,
  findStarted,
  findTodos,
  startedAsked,
} from './queries.ts'

/** As many readers' counts are kept: every unit's, and some of the whole bureau. */
const mostKept = 200

interface InboxRegistries {
  readonly todos: readonly TodoDefinition[]
  readonly started: readonly StartedDefinition[]
  readonly deadlines: readonly DeadlineDefinition[]
}

/** The in-box: the registry of what waits in every module, for the caller, now. Nothing of it is stored. */
export function mountInbox(mount: Mount, registries: InboxRegistries): void {
  const { todos: definitions, started, deadlines } = registries
  const words = doneWords(definitions)
  const verbs = [...words.keys()]
  const keep = keptByPlace<FigurePlace>(mostKept)
  read(mount, contract.listTodos, async (ctx) => {
    const calendar = await workingDaysOf(ctx)
    const { rows, total } = await findTodos(ctx, definitions)
    return {
      computedAt: ctx.now.toISOString(),
      today: ctx.today,
      rows: rows.map((found) => presentTodo(found, calendar, ctx.today)),
      total,
      doneToday: (await findDoneToday(ctx, verbs)).map(({ verb, n }) => ({ words: words.get(verb) ?? verb, n })),
      fortnight: presentFortnight(calendar, ctx.today),
    }
  })
  read(mount, contract.countTodos, async (ctx) => ({ n: await countTodos(ctx, definitions, keep) }))
  read(mount, contract.listDone, async (ctx, { query }) => {
    const found = await findDone(ctx, verbs, query)
    return { ...found, rows: found.rows.map((row) => presentDone(row, words)) }
  })
  read(mount, contract.listStarted, async (ctx, { query }) => {
    const calendar = await workingDaysOf(ctx)
    const found = await findStarted(ctx, started)
    const asked = startedAsked(found, query)
    const { rows, nextCursor } = pageOfRows(asked, query, (f) => [f.seq])
    return {
      rows: rows.map((f) => presentStarted(f, calendar, ctx.today)),
      nextCursor,
      total: asked.length,
      kinds: presentKinds(found),
    }
  })
  read(mount, contract.readMonth, async (ctx, { query }) => {
    const month = query.month ?? ctx.today.slice(0, 7)
    const calendar = await workingDaysOf(ctx)
    const { rows, total } = await findTodos(ctx, definitions)
    const own = rows.map((found) => presentTodo(found, calendar, ctx.today))
    const due = await findDue(ctx, deadlines, sheetOf(month))
    return presentMonth({ month, own, isCut: total > rows.length, due }, calendar, ctx.today)
  })
  read(mount, contract.listReminders, async (ctx) => {
    const calendar = await workingDaysOf(ctx)
    const { rows } = await findTodos(ctx, definitions)
    const own = rows.map((found) => presentTodo(found, calendar, ctx.today))
    return {
      computedAt: ctx.now.toISOString(),
      today: ctx.today,
      own: oncePerThing(own.filter(({ light }) => light === 'near' || light === 'overdue')),
      below: (await findBelow(ctx, definitions)).map(presentBelow),
    }
  })
}
