import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { inPersonScope } from '../../platform/access/scope.ts'
import { addDays } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { queryGrams } from '../../platform/names.ts'
import type { listPeople } from './contract.ts'
import { tailTerm } from './identity.ts'

export type PeopleQuery = NonNullable<z.infer<NonNullable<(typeof listPeople)['query']>>>
export type PeopleFilters = Omit<PeopleQuery, 'limit' | 'cursor' | 'sort'>

/** Terms that must all be found: a number tail as HMAC, an auxiliary number as it is, grams or initials of a name. */
export function termsFor(ctx: QueryContext, q: string): string[] {
  const plain = q.normalize('NFKC').trim()
  if (/^\d{3}[\dXx]$|^\d{5}[\dXx]$/.test(plain)) return [tailTerm(ctx.keys, plain)]
  if (/\d/.test(plain)) return [plain.toLowerCase()]
  return queryGrams(plain)
}

/** Contracts that end within the bureau's own number of days count as ending. */
const warningDays = (ctx: QueryContext) =>
  sql<number>`(select b."contractWarningDays" from "bureaus" b where b."bureauId" = ${ctx.actor.bureauId})`

const gapConditions = {
  leadOfficer: sql<SqlBool>`"people"."leadOfficerId" is null`,
  leaderInCharge: sql<SqlBool>`"people"."leaderInChargeId" is null`,
  post: sql<SqlBool>`"people"."postId" is null`,
  phone: sql<SqlBool>`exists (select 1 from "personNumbers" n where n."bureauId" = "people"."bureauId" and n."personId" = "people"."id" and n."phoneSealed" is null)`,
}

function inUnit(unitId: string, isWithBelow: boolean) {
  const place = sql`(select u."unitSortKey" from "units" u where u."bureauId" = "people"."bureauId" and u."id" = ${unitId})`
  return isWithBelow
    ? sql<SqlBool>`"people"."unitSortKey" >= ${place} and "people"."unitSortKey" < ${place} || '~'`
    : sql<SqlBool>`("people"."unitId" = ${unitId} or "people"."secondedUnitId" = ${unitId})`
}

function contractCondition(ctx: QueryContext, contract: 'ending' | 'expired') {
  return contract === 'expired'
    ? sql<SqlBool>`"people"."contractEndsOn" < ${ctx.today}::date`
    : sql<SqlBool>`"people"."contractEndsOn" >= ${ctx.today}::date and "people"."contractEndsOn" <= ${ctx.today}::date + ${warningDays(ctx)}`
}

function conditionsOf(ctx: QueryContext, f: PeopleFilters) {
  const state = f.state ?? 'serving'
  return [
    state === 'serving' ? sql<SqlBool>`"people"."separatedOn" is null` : undefined,
    state === 'separated' ? sql<SqlBool>`"people"."separatedOn" is not null` : undefined,
    f.unitId ? inUnit(f.unitId, f.below ?? true) : undefined,
    f.post ? sql<SqlBool>`"people"."postId" = ${f.post}` : undefined,
    f.leadOfficer ? sql<SqlBool>`"people"."leadOfficerId" = ${f.leadOfficer}` : undefined,
    f.category ? sql<SqlBool>`"people"."category" = ${f.category}` : undefined,
    f.gap ? gapConditions[f.gap] : undefined,
    f.contract ? contractCondition(ctx, f.contract) : undefined,
    ...(f.q ? termsFor(ctx, f.q) : []).map(
      (term) =>
        sql<SqlBool>`"people"."id" in (select t."personId" from "searchTerms" t where t."bureauId" = ${ctx.actor.bureauId} and t."term" = ${term})`,
    ),
  ].filter((c) => c !== undefined)
}

/** The people that the filters name, inside the scope: the one base of list, count, search and export. */
export function peopleInScope(ctx: QueryContext, filters: PeopleFilters) {
  let query = ctx.db
    .selectFrom('people')
    .where('people.bureauId', '=', ctx.actor.bureauId)
    .where('people.kind', '=', filters.kind ?? 'auxiliary')
    .where('people.voidedAt', 'is', null)
    .where(inPersonScope(ctx.scope))
  for (const condition of conditionsOf(ctx, filters)) query = query.where(condition)
  return query
}

/** The last day that counts as "ending soon" for a light. */
export const endingBy = (today: string, days: number): string => addDays(today, days)
