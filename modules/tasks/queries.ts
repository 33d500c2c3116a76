import { type Selectable, sql } from 'kysely'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import { workingDaysOf } from '../calendar/public.ts'
import { conditionsOf, isOverdue, reach, type TaskFilters } from './filters.ts'
import type { TaskRow } from './tables.ts'
import { nearUntil } from './task-days.ts'

/** Tasks in reach that the filters name, as `t`; the base of list, count, export, figures, and of other modules' reads. */
export function tasksInScope(ctx: QueryContext, q: TaskFilters) {
  const base = ctx.db.selectFrom('tasks as t').where('t.bureauId', '=', ctx.actor.bureauId).where(reach(ctx))
  return conditionsOf(ctx, q).reduce((query, condition) => query.where(condition), base)
}

export type TaskFacts = Selectable<TaskRow>

const byDay = { columns: ['t.dueOn', 't.id'], direction: 'asc', hasEmptyLast: true } as const satisfies SortOrder
const newestFirst = { columns: ['t.dispatchedOn', 't.id'], direction: 'desc' } as const satisfies SortOrder
const settled: readonly (string | undefined)[] = ['all', 'concluded', 'checked', 'archived', 'withdrawn', 'wasLate']
const isByDay = ({ sort, state }: TaskFilters): boolean => (sort === undefined ? !settled.includes(state) : sort === 'dueOn')
const orderOf = (q: TaskFilters): SortOrder => (isByDay(q) ? byDay : newestFirst)

/** Filters with what only the calendar knows. */
export async function withCalendar(ctx: QueryContext, q: TaskFilters): Promise<TaskFilters> {
  return q.state === 'near' ? { ...q, nearUntil: nearUntil(await workingDaysOf(ctx), ctx.today) } : q
}

/** A page of tasks: what is open by its day, what is settled newest first; with the calendar that the lights are counted by. */
export async function findTasks(
  ctx: QueryContext,
  query: TaskFilters & { limit?: number | undefined; cursor?: string | undefined },
) {
  const limit = query.limit ?? defaultLimit
  const q = await withCalendar(ctx, query)
  const order = orderOf(q)
  const base = tasksInScope(ctx, q)
  const rows = await base
    .selectAll('t')
    .where(afterCursor(order, query.cursor))
    .orderBy(orderBy(order))
    .limit(limit + 1)
    .execute()
  const counted = await base
    .select([sql<number>`count(*)::int`.as('n'), sql<number>`count(*) filter (where ${isOverdue(ctx)})::int`.as('overdue')])
    .executeTakeFirstOrThrow()
  const page = toPage(rows, limit, (r) => [isByDay(q) ? r.dueOn : r.dispatchedOn, r.id])
  return { ...page, total: counted.n, overdue: counted.overdue, calendar: await workingDaysOf(ctx) }
}

/** Tasks of one notice stand by clause and unit, others as in the list. */
const orderOnPaper = (q: TaskFilters) =>
  q.noticeId === undefined
    ? orderBy(orderOf(q))
    : sql`length(t."clauseNumber"), t."clauseNumber", t."period" nulls first, t."unitSortKey", t."part" desc, t."id"`

/** Everything that is filtered, for export and print; at most `most`. */
export const findAllTasks = async (ctx: QueryContext, q: TaskFilters, most: number) =>
  tasksInScope(ctx, await withCalendar(ctx, q))
    .selectAll('t')
    .orderBy(orderOnPaper(q))
    .limit(most)
    .execute()

/** Tasks by id in reach, in the order of their units. */
export const findTasksById = (ctx: QueryContext, ids: readonly string[]) =>
  tasksInScope(ctx, { state: 'all' })
    .selectAll('t')
    .where('t.id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('t.unitSortKey')
    .orderBy('t.id')
    .execute()

/** One task in reach; notFound otherwise. */
export async function findTask(ctx: QueryContext, id: string): Promise<TaskFacts> {
  const [row] = await findTasksById(ctx, [id])
  if (!row) throw notFound()
  return row
}

/** Tasks to be changed, locked; notFound when one is out of reach. */
export async function lockTasks(ctx: QueryContext, ids: readonly string[]): Promise<TaskFacts[]> {
  await tasksInScope(ctx, { state: 'all' })
    .where('t.id', '=', sql<string>`any(${ids}::uuid[])`)
    .select('t.id')
    .orderBy('t.id')
    .forUpdate('t')
    .execute()
  const rows = await findTasksById(ctx, ids)
  if (rows.length !== new Set(ids).size) throw notFound()
  return rows
}

/** What belongs to a task that was found in reach: every step, every file. */
export async function findDetails(ctx: QueryContext, task: TaskFacts) {
  const of = { bureauId: ctx.actor.bureauId, taskId: task.id }
  const steps = await ctx.db
    .selectFrom('taskSteps')
    .where((e) => e.and(of))
    .selectAll()
    .orderBy('position')
    .execute()
  const evidence = await ctx.db
    .selectFrom('taskEvidence')
    .where((e) => e.and(of))
    .selectAll()
    .orderBy('id')
    .execute()
  return { steps, evidence }
}
export type TaskDetails = Awaited<ReturnType<typeof findDetails>>

/** Every task of a notice in reach, by clause and unit. */
export const findTasksOfNotice = (ctx: QueryContext, noticeId: string) =>
  tasksInScope(ctx, { state: 'all', noticeId })
    .where('t.state', '<>', 'withdrawn')
    .orderBy('t.clauseId')
    .orderBy('t.period', (o) => o.desc().nullsLast())
    .orderBy('t.unitSortKey')
    .orderBy('t.part', 'desc')
    .select(['t.id', 't.number', 't.clauseId', 't.unitId', 't.part', 't.state', 't.dueOn', 't.files', 't.period', 't.ownerName'])
    .select(['t.acknowledgeBy', 't.needsEvidence', 't.unitName'])
    .limit(20_000)
    .execute()
export type NoticeTask = Awaited<ReturnType<typeof findTasksOfNotice>>[number]

/** The bureau's own numbers of working days; name, whether it is the demo. */
export const findBureau = (ctx: Pick<QueryContext, 'db'> & { readonly actor: { readonly bureauId: string } }) =>
  ctx.db
    .selectFrom('bureaus')
    .where('bureauId', '=', ctx.actor.bureauId)
    .select(['name', 'isDemo', 'taskAcknowledgeDays as acknowledgeDays', 'taskEscalationDays as escalationDays', 'version'])
    .executeTakeFirstOrThrow()

/** Tasks by unit that the filters name, in roster order, with the earliest day. */
export const countTasksByUnit = (ctx: QueryContext, q: TaskFilters, day: 'dueOn' | 'acknowledgeBy' = 'dueOn') =>
  tasksInScope(ctx, { ...q, side: 'unit' })
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 't.bureauId').onRef('u.id', '=', 't.unitId'))
    .groupBy(['u.id', 'u.shortName', 'u.unitSortKey'])
    .orderBy('u.unitSortKey')
    .select(['u.id as unitId', 'u.shortName as unitName', 'u.unitSortKey', sql<number>`count(*)::int`.as('n')])
    .select(sql<string | null>`min(${sql.ref(`t.${day}`)})`.as('dueOn'))
    .execute()
