import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { inPersonScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
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
