import { type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import { workingDaysOf } from '../calendar/public.ts'
import { nextDueOn } from './filters.ts'

interface ListQuery {
  readonly dissolved?: boolean | undefined
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}
const newestFirst: SortOrder = { columns: ['f.foundedOn', 'f.id'], direction: 'desc' }

/** Half-open: in force from the first day on, no longer on the last. */
const isInForce = (on: string) => sql<SqlBool>`a."fromOn" <= ${on}::date and (a."toOn" is null or a."toOn" > ${on}::date)`

const nameOf = (ctx: QueryContext, duty: string) =>
  sql<string | null>`(select string_agg(a."personName", '、' order by a."fromOn", a."id") from "taskForceAppointments" a
    where a."bureauId" = f."bureauId" and a."taskForceId" = f."id" and a."duty" = ${duty} and ${isInForce(ctx.today)})`

/** A page of task forces, the newest first. */
export async function findTaskForces(ctx: QueryContext, { dissolved, limit = defaultLimit, cursor }: ListQuery) {
  const base = ctx.db
    .selectFrom('taskForces as f')
    .where('f.bureauId', '=', ctx.actor.bureauId)
    .where(dissolved ? sql<SqlBool>`true` : sql<SqlBool>`(f."dissolvedOn" is null or f."dissolvedOn" > ${ctx.today}::date)`)
  const rows = await base
    .selectAll('f')
    .select([
      nextDueOn.as('nextDueOn'),
      nameOf(ctx, 'head').as('head'),
      nameOf(ctx, 'officeDirector').as('officeDirector'),
      sql<number>`(select count(*)::int from "taskForceAppointments" a where a."bureauId" = f."bureauId" and a."taskForceId" = f."id" and ${isInForce(ctx.today)})`.as(
        'namedMembers',
      ),
    ])
    .where(afterCursor(newestFirst, cursor))
    .orderBy(orderBy(newestFirst))
    .limit(limit + 1)
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.foundedOn, r.id]), total: n, calendar: await workingDaysOf(ctx) }
}
export type ListedTaskForce = Awaited<ReturnType<typeof findTaskForces>>['rows'][number]

const oneForce = (ctx: QueryContext, id: string) =>
  ctx.db.selectFrom('taskForces as f').where('f.bureauId', '=', ctx.actor.bureauId).where('f.id', '=', id).selectAll('f')

/** Heads of units in reach on a day: each unit that is open then, with its head or without one. */
const findUnitHeads = (ctx: QueryContext, on: string) =>
  ctx.db
    .selectFrom('units as u')
    .where('u.bureauId', '=', ctx.actor.bureauId)
    .where(inScope(ctx.scope, 'u.unitSortKey'))
    .where('u.kind', 'in', ['policeStation', 'division', 'office'])
    .where(
      sql<SqlBool>`(u."closedOn" is null or u."closedOn" > ${on}::date) and (u."openedOn" is null or u."openedOn" <= ${on}::date)`,
    )
    .orderBy('u.unitSortKey')
    .select([
      'u.id',
      'u.name',
      sql<
        string | null
      >`(select p."name" from "unitAppointments" a join "people" p on p."bureauId" = a."bureauId" and p."id" = a."personId"
        where a."bureauId" = u."bureauId" and a."unitId" = u."id" and a."duty" = 'unitHead' and ${isInForce(on)} limit 1)`.as(
        'head',
      ),
    ])
    .execute()

/** A task force as it stood on a day: everybody ever named, and the heads of the units in reach who are members by their post. */
export async function findTaskForce(ctx: QueryContext, id: string, on: string) {
  const force = await oneForce(ctx, id).select(nextDueOn.as('nextDueOn')).executeTakeFirst()
  if (!force) throw notFound()
  const appointments = await ctx.db
    .selectFrom('taskForceAppointments as a')
    .where('a.bureauId', '=', ctx.actor.bureauId)
    .where('a.taskForceId', '=', id)
    .orderBy(sql`${isInForce(on)} desc`)
    .orderBy(sql`array_position(array['head', 'deputy', 'member', 'officeDirector', 'officeDeputy'], a."duty")`)
    .orderBy('a.fromOn', 'desc')
    .orderBy('a.id')
    .selectAll('a')
    .select(sql<boolean>`${isInForce(on)}`.as('isInForce'))
    .execute()
  return { ...force, on, appointments, unitHeads: await findUnitHeads(ctx, on), calendar: await workingDaysOf(ctx) }
}
export type TaskForceFacts = Awaited<ReturnType<typeof findTaskForce>>

/** The task force to be changed, locked. */
export async function lockTaskForce(ctx: QueryContext, id: string) {
  const force = await oneForce(ctx, id).forUpdate('f').executeTakeFirst()
  if (!force) throw notFound()
  return force
}
