import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { inPersonScope, inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import { queryGrams } from '../../platform/names.ts'
import type { searchPeople } from './contract.ts'
import { tailTerm } from './identity.ts'
import { canSeeSeparated } from './policy.ts'

export type PeopleQuery = NonNullable<z.infer<NonNullable<(typeof searchPeople)['body']>>>
export type PeopleFilters = Omit<PeopleQuery, 'limit' | 'cursor'> & { ids?: string[] | undefined }

const hasTerm = (ctx: QueryContext, terms: readonly string[]) =>
  sql<SqlBool>`"people"."id" in (select t."personId" from "searchTerms" t where t."bureauId" = ${ctx.actor.bureauId} and t."term" = any(${terms}::text[]))`
const hasNumber = (ctx: QueryContext, column: 'idNumberIndex' | 'phoneIndex', index: Buffer) =>
  sql<SqlBool>`"people"."id" in (select n."personId" from "personNumbers" n where n."bureauId" = ${ctx.actor.bureauId} and n.${sql.ref(column)} = ${index})`

/** What somebody typed, as conditions: a whole number or its last digits by blind index, else grams or initials of a name. */
function matching(ctx: QueryContext, q: string) {
  const plain = q.normalize('NFKC').replace(/\s/g, '')
  if (plain === '') return []
  if (ctx.scope.kind === 'line')
    return [
      sql<SqlBool>`(position(${plain} in "people"."name") > 0 or starts_with("people"."nameInitials", ${plain.toLowerCase()}))`,
    ]
  if (/^\d{17}[\dXx]$/.test(plain)) return [hasNumber(ctx, 'idNumberIndex', ctx.keys.blind('idNumber', plain.toUpperCase()))]
  if (/^1\d{10}$/.test(plain)) return [hasNumber(ctx, 'phoneIndex', ctx.keys.blind('phone', plain))]
  if (/^(\d{3}|\d{5})[\dXx]$/.test(plain)) return [hasTerm(ctx, [tailTerm(ctx.keys, plain), plain.toLowerCase()])]
  if (/\d/.test(plain)) return [hasTerm(ctx, [plain.toLowerCase()])]
  return queryGrams(plain).map((term) => hasTerm(ctx, [term]))
}

const gapConditions = {
  leadOfficer: sql<SqlBool>`"people"."leadOfficerId" is null`,
  leaderInCharge: sql<SqlBool>`"people"."leaderInChargeId" is null`,
  post: sql<SqlBool>`("people"."postId" is null or exists (select 1 from "posts" o where o."bureauId" = "people"."bureauId" and o."id" = "people"."postId" and o."retiredOn" is not null))`,
  phone: sql<SqlBool>`exists (select 1 from "personNumbers" n where n."bureauId" = "people"."bureauId" and n."personId" = "people"."id" and n."phoneSealed" is null)`,
}

function inUnit(unitId: string, isWithBelow: boolean) {
  const from = sql`(select u."unitSortKey" from "units" u where u."bureauId" = "people"."bureauId" and u."id" = ${unitId})`
  return isWithBelow
    ? sql<SqlBool>`(("people"."unitSortKey" >= ${from} and "people"."unitSortKey" < ${from} || '~') or "people"."secondedUnitId" = ${unitId})`
    : sql<SqlBool>`("people"."unitId" = ${unitId} or "people"."secondedUnitId" = ${unitId})`
}

/** Contracts that end within the bureau's own number of days count as ending. */
function contractCondition(ctx: QueryContext, contract: 'ending' | 'expired') {
  const days = sql`(select b."contractWarningDays" from "bureaus" b where b."bureauId" = ${ctx.actor.bureauId})`
  return contract === 'expired'
    ? sql<SqlBool>`"people"."contractEndsOn" < ${ctx.today}::date`
    : sql<SqlBool>`"people"."contractEndsOn" >= ${ctx.today}::date and "people"."contractEndsOn" <= ${ctx.today}::date + ${days}`
}

/** The people that the filters name, inside the scope: the one base of list, count, search, export and figures. Those who left are the office's alone. */
export function peopleInScope(ctx: QueryContext, f: PeopleFilters) {
  const state = canSeeSeparated(ctx.actor) ? (f.state ?? 'serving') : 'serving'
  const equals: [string, string | undefined][] = [
    ['people.postId', f.post],
    ['people.leadOfficerId', f.leadOfficer],
    ['people.leaderInChargeId', f.leaderInCharge],
    ['people.category', f.category],
    ['people.auxiliaryKind', f.auxiliaryKind],
  ]
  const conditions = [
    state === 'serving' ? sql<SqlBool>`"people"."separatedOn" is null` : undefined,
    state === 'separated' ? sql<SqlBool>`"people"."separatedOn" is not null` : undefined,
    f.unitId ? inUnit(f.unitId, f.below ?? true) : undefined,
    f.gap ? gapConditions[f.gap] : undefined,
    f.contract ? contractCondition(ctx, f.contract) : undefined,
    f.ids ? sql<SqlBool>`"people"."id" = any(${f.ids}::uuid[])` : undefined,
    ...equals.map(([column, value]) => (value ? sql<SqlBool>`${sql.ref(column)} = ${value}` : undefined)),
    ...(f.q ? matching(ctx, f.q) : []),
  ].filter((c) => c !== undefined)
  const base = ctx.db
    .selectFrom('people')
    .where('people.bureauId', '=', ctx.actor.bureauId)
    .where('people.kind', '=', f.kind ?? 'auxiliary')
    .where('people.voidedAt', 'is', null)
    .where(inPersonScope(ctx.scope))
  return conditions.reduce((query, condition) => query.where(condition), base)
}

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
