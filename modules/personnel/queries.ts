import { sql } from 'kysely'
import { inPersonScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import { type PeopleFilters, type PeopleQuery, peopleInScope } from './filters.ts'

const noDate = '9999-12-31'
const orders: Record<string, SortOrder> = {
  roster: { columns: ['people.unitSortKey', 'people.numberSortKey', 'people.id'], direction: 'asc' },
  name: { columns: ['people.namePinyin', 'people.id'], direction: 'asc' },
  '-name': { columns: ['people.namePinyin', 'people.id'], direction: 'desc' },
  contractEndsOn: { columns: ['people.contractEndsOn', 'people.id'], direction: 'asc' },
  '-contractEndsOn': { columns: ['people.contractEndsOn', 'people.id'], direction: 'desc' },
}
const rosterOrder = { columns: ['people.unitSortKey', 'people.numberSortKey', 'people.id'], direction: 'asc' } as const

/** What a row shows; joined by primary key, so only for the rows of the page. */
const withRow = (base: ReturnType<typeof peopleInScope>) =>
  base
    .innerJoin('personNumbers as n', (j) => j.onRef('n.bureauId', '=', 'people.bureauId').onRef('n.personId', '=', 'people.id'))
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'people.bureauId').onRef('u.id', '=', 'people.unitId'))
    .leftJoin('units as s', (j) => j.onRef('s.bureauId', '=', 'people.bureauId').onRef('s.id', '=', 'people.secondedUnitId'))
    .leftJoin('posts as o', (j) => j.onRef('o.bureauId', '=', 'people.bureauId').onRef('o.id', '=', 'people.postId'))
    .leftJoin('people as lo', (j) => j.onRef('lo.bureauId', '=', 'people.bureauId').onRef('lo.id', '=', 'people.leadOfficerId'))
    .leftJoin('people as lc', (j) =>
      j.onRef('lc.bureauId', '=', 'people.bureauId').onRef('lc.id', '=', 'people.leaderInChargeId'),
    )
    .innerJoin('bureaus as b', 'b.bureauId', 'people.bureauId')
    .selectAll('people')
    .select((e) => [
      'n.idNumberSealed',
      'n.phoneSealed',
      'u.name as unitName',
      's.name as secondedUnitName',
      'o.name as postName',
      'o.dutyCount',
      'lo.name as leadOfficerName',
      'lc.name as leaderName',
      'b.contractWarningDays',
      e
        .selectFrom('people as led')
        .whereRef('led.bureauId', '=', 'people.bureauId')
        .whereRef('led.leadOfficerId', '=', 'people.id')
        .where('led.kind', '=', 'auxiliary')
        .where('led.voidedAt', 'is', null)
        .where('led.separatedOn', 'is', null)
        .select((x) => x.fn.countAll<number>().as('n'))
        .as('ledCount'),
    ])

export async function findPeople(ctx: QueryContext, { limit = defaultLimit, cursor, sort = 'roster', ...filters }: PeopleQuery) {
  const order = orders[sort] ?? rosterOrder
  const dated = sort.endsWith('contractEndsOn')
    ? peopleInScope(ctx, filters).where('people.contractEndsOn', 'is not', null)
    : peopleInScope(ctx, filters)
  const rows = await withRow(dated)
    .where(afterCursor(order, cursor))
    .orderBy(orderBy(order))
    .limit(limit + 1)
    .execute()
  const counted = await dated
    .select([
      sql<number>`count(*)::int`.as('total'),
      sql<number>`(count(*) filter (where "people"."leadOfficerId" is null))::int`.as('withoutLeadOfficer'),
    ])
    .executeTakeFirstOrThrow()
  const valuesOf = (r: (typeof rows)[number]): string[] => {
    if (sort.endsWith('name')) return [r.namePinyin, r.id]
    return sort.endsWith('contractEndsOn') ? [r.contractEndsOn ?? noDate, r.id] : [r.unitSortKey, r.numberSortKey, r.id]
  }
  return { ...toPage(rows, limit, valuesOf), ...counted }
}

/** Everything that is filtered, in order; for export, at most 100,000. */
export const findAllPeople = (
  ctx: QueryContext,
  { sort = 'roster', ...filters }: PeopleFilters & { sort?: string | undefined },
) =>
  withRow(peopleInScope(ctx, filters))
    .orderBy(orderBy(orders[sort] ?? rosterOrder))
    .limit(100_000)
    .execute()

/** One person in scope, whatever the kind and state; notFound outside. */
export async function findPerson(ctx: QueryContext, id: string) {
  const base = ctx.db
    .selectFrom('people')
    .where('people.bureauId', '=', ctx.actor.bureauId)
    .where('people.id', '=', id)
    .where('people.voidedAt', 'is', null)
    .where(inPersonScope(ctx.scope))
  const person = await withRow(base).executeTakeFirst()
  if (!person) throw notFound()
  return { ...person, history: await findHistory(ctx, id) }
}

const targetName = sql<string>`coalesce(
  case when a."aspect" = 'post' then (select o."name" from "posts" o where o."bureauId" = a."bureauId" and o."id" = a."targetId") end,
  case when a."aspect" in ('usingUnit', 'secondment') then (select u."name" from "units" u where u."bureauId" = a."bureauId" and u."id" = a."targetId") end,
  case when a."aspect" in ('leadOfficer', 'leaderInCharge') then (select p."name" from "people" p where p."bureauId" = a."bureauId" and p."id" = a."targetId") end, '外单位')`

/** Dated facts of a person, newest first. */
export const findHistory = (ctx: QueryContext, personId: string) =>
  ctx.db
    .selectFrom('assignments as a')
    .where('a.bureauId', '=', ctx.actor.bureauId)
    .where('a.personId', '=', personId)
    .where('a.voidedAt', 'is', null)
    .orderBy('a.aspect')
    .orderBy('a.fromOn', 'desc')
    .select(['a.id', 'a.aspect', 'a.targetId', 'a.fromOn', 'a.toOn', 'a.reason', targetName.as('name')])
    .execute()

/** The person to be changed, locked, with the sealed numbers; notFound outside the scope. */
export async function lockPerson(ctx: QueryContext, id: string) {
  const person = await ctx.db
    .selectFrom('people')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .where('voidedAt', 'is', null)
    .where(inPersonScope(ctx.scope))
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  if (!person) throw notFound()
  const numbers = await ctx.db
    .selectFrom('personNumbers')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('personId', '=', id)
    .select(['idNumberSealed', 'phoneSealed'])
    .executeTakeFirstOrThrow()
  return { ...person, ...numbers }
}

const viewsOrder: SortOrder = { columns: ['e.at', 'e.id'], direction: 'desc' }

/** Who opened, printed, exported or changed this file, newest first. */
export async function findViews(
  ctx: QueryContext,
  personId: string,
  { limit = 20, cursor }: { limit?: number | undefined; cursor?: string | undefined },
) {
  const base = ctx.db
    .selectFrom('eventSubjects as s')
    .innerJoin('events as e', (j) => j.onRef('e.bureauId', '=', 's.bureauId').onRef('e.id', '=', 's.eventId'))
    .where('s.bureauId', '=', ctx.actor.bureauId)
    .where('s.subjectId', '=', personId)
    .where('e.result', '=', 'done')
  const rows = await base
    .where(afterCursor(viewsOrder, cursor))
    .orderBy(orderBy(viewsOrder))
    .limit(limit + 1)
    .select(['e.id', 'e.at', 'e.actorName', 'e.role', 'e.verb', 'e.personId'])
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const found = toPage(rows, limit, (r) => [r.at, r.id])
  const changes = await ctx.db
    .selectFrom('changes')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('eventId', '=', sql<string>`any(${found.rows.map((r) => r.id)}::uuid[])`)
    .where((e) => e.or([e('subjectId', '=', personId), e('field', '=', 'reason')]))
    .where('isSealed', '=', false)
    .orderBy('position')
    .select(['eventId', 'field', 'before', 'after'])
    .execute()
  return { ...found, total: n, changes: Map.groupBy(changes, (c) => c.eventId) }
}

/** People and units that a few typed characters name; at most eight of each. */
export async function searchAll(ctx: QueryContext, text: string) {
  const q = text.normalize('NFKC')
  const pick = (kind: 'officer' | 'auxiliary') =>
    peopleInScope(ctx, { kind, q, state: 'all' })
      .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'people.bureauId').onRef('u.id', '=', 'people.unitId'))
      .orderBy('people.namePinyin')
      .limit(8)
      .select(['people.id', 'people.name', 'people.number', 'people.kind', 'people.title', 'u.name as unitName'])
      .execute()
  const units = ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('closedOn', 'is', null)
    .where(sql<boolean>`position(${q} in "name") > 0`)
    .orderBy('unitSortKey')
    .limit(8)
    .select(['id', 'name', 'code'])
  const isReaderOfUnits = ctx.scope.ranges.length > 0
  return {
    people: [...(await pick('auxiliary')), ...(await pick('officer'))],
    units: isReaderOfUnits ? await units.execute() : [],
  }
}
