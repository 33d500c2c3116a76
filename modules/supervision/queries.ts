import { type Selectable, type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { addDays } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import { tasksInScope, withCalendar } from '../tasks/public.ts'
import type { SlipRowView } from './contract.ts'
import { isOverdue, type SlipFilters, slipsInScope } from './filters.ts'
import type { SupervisionSlipRow } from './tables.ts'

export type SlipFacts = Selectable<SupervisionSlipRow>
interface Paged {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}

const newestFirst = { columns: ['s.draftedOn', 's.id'], direction: 'desc' } as const satisfies SortOrder
const byDay = { columns: ['s.answerBy', 's.id'], direction: 'asc' } as const satisfies SortOrder
const orderOf = ({ sort }: SlipFilters): SortOrder => (sort === 'answerBy' ? byDay : newestFirst)

/** A page of slips, the newest first unless by the day of the answer. */
export async function findSlips(ctx: QueryContext, q: SlipFilters & Paged) {
  const limit = q.limit ?? defaultLimit
  const order = orderOf(q)
  const base = slipsInScope(ctx, q)
  const rows = await base
    .selectAll('s')
    .where(afterCursor(order, q.cursor))
    .orderBy(orderBy(order))
    .limit(limit + 1)
    .execute()
  const counted = await base
    .select([sql<number>`count(*)::int`.as('n'), sql<number>`count(*) filter (where ${isOverdue(ctx)})::int`.as('overdue')])
    .executeTakeFirstOrThrow()
  const page = toPage(rows, limit, (r) => [order === byDay ? r.answerBy : r.draftedOn, r.id])
  return { ...page, total: counted.n, overdue: counted.overdue }
}

/** Everything that is filtered, for export and print. */
export const findAllSlips = (ctx: QueryContext, q: SlipFilters, most: number): Promise<SlipFacts[]> =>
  slipsInScope(ctx, q)
    .selectAll('s')
    .orderBy(orderBy(orderOf(q)))
    .limit(most)
    .execute()

const ofId = (ctx: QueryContext, id: string) => slipsInScope(ctx, { state: 'all' }).where('s.id', '=', id)

/** One slip in reach; notFound otherwise. */
export const findSlip = (ctx: QueryContext, id: string): Promise<SlipFacts> =>
  ofId(ctx, id).selectAll('s').executeTakeFirstOrThrow(notFound)

/** As findSlip, locked. */
export const lockSlip = (ctx: QueryContext, id: string): Promise<SlipFacts> =>
  ofId(ctx, id).selectAll('s').forUpdate('s').executeTakeFirstOrThrow(notFound)

/** Slips that wait for an answer beyond their day, by unit in roster order. */
export const countOverdueByUnit = (ctx: QueryContext) =>
  slipsInScope(ctx, { state: 'overdue' })
    .where(inScope(ctx.scope, 's.unitSortKey'))
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 's.bureauId').onRef('u.id', '=', 's.unitId'))
    .groupBy(['u.id', 'u.shortName', 'u.unitSortKey'])
    .orderBy('u.unitSortKey')
    .select(['u.id as unitId', 'u.shortName as unitName', 'u.unitSortKey', sql<number>`count(*)::int`.as('n')])
    .select(sql<string | null>`min(s."answerBy")`.as('dueOn'))
    .execute()

/** Nothing was done for so many days, though the day is near. */
const stillDays = 7
const slipOf = (color: SlipRowView['color']) =>
  sql`select 1 from "supervisionSlips" s where s."bureauId" = t."bureauId" and s."taskId" = t."id" and s."color" = ${color}`
const afterDay = sql`s."issuedOn" > t."dueOn" and s."state" <> 'withdrawn'`

/** 蓝黄红 by rule, null where a task qualifies for none. A yellow slip that still runs bars another one. */
const colorByRule = ({ today }: QueryContext, nearUntil: string) => sql<SlipRowView['color'] | null>`case
  when t."dueOn" < ${today}::date then case
    when exists (${slipOf('yellow')} and ${afterDay} and (s."state" = 'closed' or s."answerBy" < ${today}::date)) then 'red'
    when exists (${slipOf('yellow')} and ${afterDay}) then null
    else 'yellow' end
  when t."dueOn" <= ${nearUntil}::date and (t."state" in ('dispatched', 'acknowledged') or t."movedOn" <= ${addDays(today, -stillDays)}::date) then 'blue' end`
const hasNoOpenOne = sql<SqlBool>`not exists (select 1 from "supervisionSlips" s where s."bureauId" = c."bureauId" and s."taskId" = c."id" and s."color" = c."color" and s."state" in ('toApprove', 'issued', 'received', 'returned', 'answered'))`
const yellowNumber = sql<
  string | null
>`(select s."number" from "supervisionSlips" s where s."bureauId" = t."bureauId" and s."taskId" = t."id" and s."color" = 'yellow' and ${afterDay} order by s."issuedOn" desc, s."id" desc limit 1)`

/** Whose tasks the caller may look at with a slip in mind: the bureau's offices every unit's, a head those that the own unit leads elsewhere. */
const isTheirs = ({ actor, scope }: QueryContext) =>
  actor.role === 'unitHead'
    ? sql<SqlBool>`(${inScope(scope, 't.leadUnitSortKey')} and not ${inScope(scope, 't.unitSortKey')})`
    : sql<SqlBool>`${inScope(scope, 't.unitSortKey')}`

interface CandidateFilters {
  readonly color?: SlipRowView['color'] | undefined
  readonly unitId?: string | undefined
  readonly below?: boolean | undefined
  readonly taskId?: string | undefined
}

/** Tasks that qualify for a slip today, as `c`, each with its colour. The bureau's own have nobody above them; an objection is answered first. */
async function candidates(ctx: QueryContext, { color, unitId, below, taskId }: CandidateFilters) {
  const { nearUntil = ctx.today } = await withCalendar(ctx, { state: 'near' })
  const qualifying = tasksInScope(ctx, { state: 'open', unitId, below })
    .where('t.state', '<>', 'objected')
    .where('t.isOffice', '=', false)
    .where('t.dueOn', 'is not', null)
    .where('t.dueOn', '<=', nearUntil)
    .where(isTheirs(ctx))
    .$if(taskId !== undefined, (b) => b.where('t.id', '=', taskId ?? ''))
    .selectAll('t')
    .select([colorByRule(ctx, nearUntil).as('color'), yellowNumber.as('yellowNumber')])
  return ctx.db
    .selectFrom(qualifying.as('c'))
    .where('c.color', 'is not', null)
    .where(hasNoOpenOne)
    .$if(color !== undefined, (b) => b.where('c.color', '=', color ?? 'blue'))
}

const earliestFirst = { columns: ['c.dueOn', 'c.id'], direction: 'asc' } as const satisfies SortOrder

/** A page of tasks that qualify, the earliest day first. */
export async function findCandidates(ctx: QueryContext, q: CandidateFilters & Paged) {
  const limit = q.limit ?? defaultLimit
  const base = await candidates(ctx, q)
  const rows = await base
    .selectAll('c')
    .where(afterCursor(earliestFirst, q.cursor))
    .orderBy(orderBy(earliestFirst))
    .limit(limit + 1)
    .execute()
  const { n } = await base.select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow()
  const page = toPage(rows, limit, (r) => [r.dueOn, r.id])
  return { ...page, total: n }
}
export type Candidate = Awaited<ReturnType<typeof findCandidates>>['rows'][number]

/** The task as it qualifies today for any colour; undefined where it doesn't. */
export const findCandidate = async (ctx: QueryContext, taskId: string, color: SlipRowView['color']) =>
  (await candidates(ctx, { taskId, color })).selectAll('c').executeTakeFirst()
