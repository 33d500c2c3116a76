import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { isAdministrator } from './policy.ts'

/** A grant is confirmed, not revoked, and in its days. */
export const stands = (g: string, today: string) =>
  sql<SqlBool>`(${sql.ref(`${g}.confirmedAt`)} is not null and ${sql.ref(`${g}.revokedAt`)} is null and ${sql.ref(`${g}.fromOn`)} <= ${today}
    and (${sql.ref(`${g}.toOn`)} is null or ${sql.ref(`${g}.toOn`)} > ${today}))`

/** The name of an account beside which it is named. */
export const nameOf = (column: string) =>
  sql<string | null>`(select n."name" from "accounts" n where n."bureauId" = a."bureauId" and n."accountId" = ${sql.ref(column)})`

/** Administrators see every account and nothing of the business behind it; the rest see those of their own units. */
export const reach = (ctx: QueryContext): RawBuilder<boolean> =>
  isAdministrator(ctx.actor.role) ? sql<boolean>`true` : inScope(ctx.scope, 'a.unitSortKey')

/** Rows of a unit, or of it and all below. */
export const underUnit = (table: string, unitId: string, isBelow: boolean) => {
  const key = sql.ref(`${table}.unitSortKey`)
  const below = isBelow ? sql`${key} >= t."unitSortKey" and ${key} < t."unitSortKey" || '~'` : sql`${key} = t."unitSortKey"`
  return sql<SqlBool>`exists (select 1 from "units" t where t."bureauId" = ${sql.ref(`${table}.bureauId`)} and t."id" = ${unitId} and ${below})`
}
