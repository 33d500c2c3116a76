import { sql } from 'kysely'
import { inPersonScope, inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import { type PeopleFilters, type PeopleQuery, peopleInScope } from './filters.ts'
import { canSeeSeparated } from './policy.ts'

/** As in a roster: unit, number (none last), and whoever has no number by name. */
const rosterOrder: SortOrder = {
  columns: ['people.unitSortKey', 'people.numberSortKey', 'people.namePinyin', 'people.id'],
  direction: 'asc',
}
const sortColumns = { name: 'namePinyin', number: 'numberSortKey', contractEndsOn: 'contractEndsOn' } as const
function orderOf(sort: string) {
  const column = sortColumns[sort.replace('-', '') as keyof typeof sortColumns]
  const direction = sort.startsWith('-') ? ('desc' as const) : ('asc' as const)
  const hasEmptyLast = column === 'contractEndsOn'
  return { column, order: column ? { columns: [`people.${column}`, 'people.id'], direction, hasEmptyLast } : rosterOrder }
}

const led = sql<number>`(select count(*)::int from "people" l where l."bureauId" = "people"."bureauId" and l."leadOfficerId" = "people"."id"
  and l."kind" = 'auxiliary' and l."voidedAt" is null and l."separatedOn" is null)`

/** What a row shows; joined by primary key, so only for the rows of the page. What lies outside the reach stays unnamed. */
const withRow = (base: ReturnType<typeof peopleInScope>) =>
  base
    .leftJoin('personNumbers as n', (j) => j.onRef('n.bureauId', '=', 'people.bureauId').onRef('n.personId', '=', 'people.id'))
    .leftJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'people.bureauId').onRef('u.id', '=', 'people.unitId'))
    .leftJoin('units as s', (j) => j.onRef('s.bureauId', '=', 'people.bureauId').onRef('s.id', '=', 'people.secondedUnitId'))
    .leftJoin('posts as o', (j) => j.onRef('o.bureauId', '=', 'people.bureauId').onRef('o.id', '=', 'people.postId'))
    .leftJoin('people as lo', (j) => j.onRef('lo.bureauId', '=', 'people.bureauId').onRef('lo.id', '=', 'people.leadOfficerId'))
    .leftJoin('people as lc', (j) =>
      j.onRef('lc.bureauId', '=', 'people.bureauId').onRef('lc.id', '=', 'people.leaderInChargeId'),
    )
    .innerJoin('bureaus as b', 'b.bureauId', 'people.bureauId')
    .selectAll('people')
    .select(['n.idNumberSealed', 'n.phoneSealed', 'u.name as unitName', 's.name as secondedUnitName', 'o.name as postName'])
    .select(['o.dutyCount', 'lo.name as leadOfficerName', 'lc.name as leaderName', 'b.contractWarningDays', led.as('ledCount')])

export async function findPeople(ctx: QueryContext, { limit = defaultLimit, cursor, ...filters }: PeopleQuery) {
  const { column, order } = orderOf(filters.sort ?? 'roster')
  const base = peopleInScope(ctx, filters)
  const page = base.where(afterCursor(order, cursor)).orderBy(orderBy(order))
  const onPage = await page
    .limit(limit + 1)
    .select('people.id')
    .execute()
  /* First who stands on the page, then what their rows show: to sort the joined rows of a whole bureau takes seconds. */
  const rows = await withRow(peopleInScope(ctx, { kind: filters.kind, state: filters.state, ids: onPage.map((r) => r.id) }))
    .orderBy(orderBy(order))
    .execute()
  const counted = await base
    .select([
      sql<number>`count(*)::int`.as('total'),
      sql<number>`(count(*) filter (where "people"."leadOfficerId" is null))::int`.as('withoutLeadOfficer'),
    ])
    .executeTakeFirstOrThrow()
  const valuesOf = (r: (typeof rows)[number]) =>
    column ? [r[column], r.id] : [r.unitSortKey, r.numberSortKey, r.namePinyin, r.id]
  return { ...toPage(rows, limit, valuesOf), ...counted }
}

/** Everything that is filtered, in order; for export, at most 100,000. */
export const findAllPeople = (ctx: QueryContext, filters: PeopleFilters) =>
  withRow(peopleInScope(ctx, filters))
    .orderBy(orderBy(orderOf(filters.sort ?? 'roster').order))
    .limit(100_000)
    .execute()

const inFiles = (ctx: QueryContext, id: string) => {
  const base = ctx.db
    .selectFrom('people')
    .where('people.bureauId', '=', ctx.actor.bureauId)
    .where('people.id', '=', id)
    .where('people.voidedAt', 'is', null)
    .where(inPersonScope(ctx.scope))
  return canSeeSeparated(ctx.actor) ? base : base.where('people.separatedOn', 'is', null)
}

/** One person in scope with all dated facts; notFound outside. Those who left are the office's alone. */
export async function findPerson(ctx: QueryContext, id: string) {
  const person = await withRow(inFiles(ctx, id)).executeTakeFirst()
  if (!person) throw notFound()
  return { ...person, history: await findHistory(ctx, id) }
}

/** The stored file of the photo; notFound outside the scope and where there is none. */
export async function findPhoto(ctx: QueryContext, id: string): Promise<string> {
  const person = await inFiles(ctx, id).select('people.photoFileId').executeTakeFirst()
  if (!person?.photoFileId) throw notFound()
  return person.photoFileId
}

/** The person to be changed, locked, with the sealed numbers; only the home unit and the office change a file, notFound for others. */
export async function lockPerson(ctx: QueryContext, id: string) {
  const person = await inFiles(ctx, id).where(inScope(ctx.scope, 'people.unitSortKey')).selectAll().forUpdate().executeTakeFirst()
  if (!person) throw notFound()
  const numbers = await ctx.db
    .selectFrom('personNumbers')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('personId', '=', id)
    .select(['idNumberSealed', 'phoneSealed'])
    .executeTakeFirstOrThrow()
  return { ...person, ...numbers }
}

const targetName = sql<string>`coalesce(
  case when a."aspect" = 'post' then (select o."name" from "posts" o where o."bureauId" = a."bureauId" and o."id" = a."targetId") end,
  case when a."aspect" in ('usingUnit', 'secondment') then (select u."name" from "units" u where u."bureauId" = a."bureauId" and u."id" = a."targetId") end,
  case when a."aspect" in ('leadOfficer', 'leaderInCharge') then (select p."name" from "people" p where p."bureauId" = a."bureauId" and p."id" = a."targetId") end, '外单位')`

/** Dated facts of a person, newest first. */
const findHistory = (ctx: QueryContext, personId: string) =>
  ctx.db
    .selectFrom('assignments as a')
    .where('a.bureauId', '=', ctx.actor.bureauId)
    .where('a.personId', '=', personId)
    .where('a.voidedAt', 'is', null)
    .orderBy('a.aspect')
    .orderBy('a.fromOn', 'desc')
    .select(['a.id', 'a.aspect', 'a.targetId', 'a.fromOn', 'a.toOn', 'a.reason', targetName.as('name')])
    .execute()

/** Who opened, printed, exported or changed this file, newest first; notFound outside the scope. */
export async function findViews(ctx: QueryContext, personId: string, query: Pick<PeopleQuery, 'limit' | 'cursor'>) {
  const { limit = 20, cursor } = query
  if (!(await inFiles(ctx, personId).select('people.id').executeTakeFirst())) throw notFound()
  const order: SortOrder = { columns: ['e.at', 'e.id'], direction: 'desc' }
  const base = ctx.db
    .selectFrom('eventSubjects as s')
    .innerJoin('events as e', (j) => j.onRef('e.bureauId', '=', 's.bureauId').onRef('e.id', '=', 's.eventId'))
    .where('s.bureauId', '=', ctx.actor.bureauId)
    .where('s.subjectId', '=', personId)
    .where('e.result', '=', 'done')
  const rows = await base
    .where(afterCursor(order, cursor))
    .orderBy(orderBy(order))
    .limit(limit + 1)
    .select(['e.id', 'e.at', 'e.actorName', 'e.role', 'e.verb', 'e.personId'])
    .select(sql<string>`to_char(e."at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('moment'))
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const found = toPage(rows, limit, (r) => [r.moment, r.id])
  const changes = await ctx.db
    .selectFrom('changes')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('eventId', '=', sql<string>`any(${found.rows.map((r) => r.id)}::uuid[])`)
    .where((e) => e.or([e('subjectId', '=', personId), e('field', '=', 'reason')]))
    .orderBy('position')
    .select(['eventId', 'field', 'before', 'after', 'isSealed'])
    .execute()
  return { ...found, total: n, changes: Map.groupBy(changes, (c) => c.eventId) }
}

/** People and units that a few typed characters name; at most eight of each. */
export async function searchAll(ctx: QueryContext, text: string) {
  const pick = (kind: 'officer' | 'auxiliary') =>
    peopleInScope(ctx, { kind, q: text, state: 'all' })
      .leftJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'people.bureauId').onRef('u.id', '=', 'people.unitId'))
      .orderBy('people.namePinyin')
      .limit(8)
      .select(['people.id', 'people.name', 'people.number', 'people.kind', 'people.title', 'u.name as unitName'])
      .execute()
  const units = ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('closedOn', 'is', null)
    .where(inScope(ctx.scope))
    .where(sql<boolean>`position(${text.normalize('NFKC')} in "name") > 0`)
    .orderBy('unitSortKey')
    .limit(8)
    .select(['id', 'name', 'code'])
  return { people: [...(await pick('auxiliary')), ...(await pick('officer'))], units: await units.execute() }
}

/** Officers of a unit who serve: they may be in charge of what the unit has to do; at most 500. */
export const findOfficers = (ctx: QueryContext, unitId: string) =>
  ctx.db
    .selectFrom('people')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('unitId', '=', unitId)
    .where('kind', '=', 'officer')
    .where('separatedOn', 'is', null)
    .where('voidedAt', 'is', null)
    .orderBy('namePinyin')
    .select(['id', 'name'])
    .limit(500)
    .execute()
