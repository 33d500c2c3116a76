import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { forbidden, notFound } from '../../platform/errors.ts'
import type { listEvents, listOwnEvents } from './contract.ts'
import { canReadTrail } from './policy.ts'

type ListQuery = NonNullable<z.infer<(typeof listEvents)['query'] & z.ZodType>>
type OwnQuery = NonNullable<z.infer<(typeof listOwnEvents)['query'] & z.ZodType>>
export type EventFilters = Omit<ListQuery, 'limit' | 'cursor' | 'sort'>

/** Newest first, by sequence and not by clock. */
const newestFirst: SortOrder = { columns: ['e.seq'], direction: 'desc' }
const startOf = (on: string) => sql<Date>`(${on}::date::timestamp at time zone 'Asia/Shanghai')`
const endOf = (on: string) => sql<Date>`((${on}::date + 1)::timestamp at time zone 'Asia/Shanghai')`

function eventsOfBureau(ctx: QueryContext, { from, to }: Pick<EventFilters, 'from' | 'to'>) {
  let query = ctx.db.selectFrom('events as e').where('e.bureauId', '=', ctx.actor.bureauId)
  if (from) query = query.where('e.at', '>=', startOf(from))
  if (to) query = query.where('e.at', '<', endOf(to))
  return query
}

function eventsInScope(ctx: QueryContext, filters: EventFilters) {
  if (!canReadTrail(ctx.actor)) throw forbidden()
  let query = eventsOfBureau(ctx, filters)
  if (filters.verb) query = query.where('e.verb', '=', filters.verb)
  if (filters.result) query = query.where('e.result', filters.result === 'done' ? '=' : '<>', 'done')
  if (filters.actorName) query = query.where(sql<SqlBool>`position(${filters.actorName} in e."actorName") > 0`)
  if (filters.address) query = query.where('e.address', '=', filters.address)
  if (filters.subjectId) {
    query = query.where(
      sql<SqlBool>`exists (select 1 from "eventSubjects" s where s."bureauId" = e."bureauId" and s."eventId" = e."id" and s."subjectId" = ${filters.subjectId})`,
    )
  }
  return query
}

const subjectKinds = sql<
  { kind: string; count: number }[]
>`(select coalesce(json_agg(json_build_object('kind', k."subjectKind", 'count', k.n) order by k."subjectKind"), '[]')
  from (select s."subjectKind", count(*)::int as n from "eventSubjects" s where s."bureauId" = e."bureauId" and s."eventId" = e."id" group by s."subjectKind") k)`

const selectRow = (ctx: QueryContext, filters: EventFilters) =>
  eventsInScope(ctx, filters)
    .leftJoin('trailLinks as l', (j) => j.onRef('l.eventId', '=', 'e.id').onRef('l.bureauId', '=', 'e.bureauId'))
    .select([
      'e.id',
      'e.seq',
      'e.at',
      'e.actorName',
      'e.role',
      'e.address',
      'e.verb',
      'e.result',
      'l.position',
      subjectKinds.as('subjects'),
    ])
    .select(sql<boolean>`l."position" is null and e."at" < clock_timestamp() - interval '10 seconds'`.as('isOverdue'))

export async function findEvents(ctx: QueryContext, { limit = defaultLimit, cursor, sort: _, ...filters }: ListQuery) {
  const rows = await selectRow(ctx, filters)
    .where(afterCursor(newestFirst, cursor))
    .orderBy(orderBy(newestFirst))
    .limit(limit + 1)
    .execute()
  const counted = await eventsInScope(ctx, filters)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.seq]), total: counted.n }
}

export const findEventsToExport = (ctx: QueryContext, filters: EventFilters, atMost: number) =>
  selectRow(ctx, filters).orderBy(orderBy(newestFirst)).limit(atMost).execute()

/** One event with its place in the chain and whom it named; notFound outside the bureau. */
export async function findEvent(ctx: QueryContext, id: string) {
  const event = await selectRow(ctx, {})
    .where('e.id', '=', id)
    .select(['e.accountId', 'e.digest', 'l.linkedAt', 'l.previousHash', 'l.hash'])
    .executeTakeFirst()
  if (!event) throw notFound()
  const named = await ctx.db
    .selectFrom('eventSubjects')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('eventId', '=', id)
    .orderBy('subjectKind')
    .orderBy('subjectId')
    .limit(200)
    .select(['subjectKind', 'subjectId'])
    .execute()
  return { ...event, named }
}

/** What was done under the caller's own account, whatever the role. */
export async function findOwnEvents(ctx: QueryContext, { limit = defaultLimit, cursor, from, to }: OwnQuery) {
  const own = eventsOfBureau(ctx, { from, to }).where('e.accountId', '=', ctx.actor.accountId)
  const rows = await own
    .where(afterCursor(newestFirst, cursor))
    .orderBy(orderBy(newestFirst))
    .limit(limit + 1)
    .select(['e.id', 'e.seq', 'e.at', 'e.role', 'e.address', 'e.verb', 'e.result'])
    .execute()
  const counted = await own.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.seq]), total: counted.n }
}

/** The chain as it stands: length, newest link, and events of the last day that wait for theirs. */
export async function findHealth(ctx: QueryContext) {
  if (!canReadTrail(ctx.actor)) throw forbidden()
  const links = ctx.db.selectFrom('trailLinks').where('bureauId', '=', ctx.actor.bureauId)
  const counted = await links.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const last = await links.orderBy('position', 'desc').limit(1).select(['position', 'hash', 'linkedAt']).executeTakeFirst()
  const waiting = await ctx.db
    .selectFrom('events as e')
    .where('e.bureauId', '=', ctx.actor.bureauId)
    .where('e.at', '>', sql<Date>`clock_timestamp() - interval '1 day'`)
    .where(sql<SqlBool>`not exists (select 1 from "trailLinks" l where l."eventId" = e."id")`)
    .select((e) => [
      e.fn.countAll<number>().as('n'),
      sql<number>`coalesce(extract(epoch from clock_timestamp() - min(e."at")), 0)::int`.as('seconds'),
    ])
    .executeTakeFirstOrThrow()
  return { count: counted.n, last, waiting: waiting.n, lagSeconds: waiting.seconds }
}
