import { type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { usingKinds } from './queries.ts'

/** Units that are asked for something: those that use auxiliaries, of all in reach or of the named ones with what is below; notFound when one is out of reach or closed. */
export async function findAskedUnits(ctx: QueryContext, unitIds: readonly string[]) {
  const open = ctx.db
    .selectFrom('units as u')
    .where('u.bureauId', '=', ctx.actor.bureauId)
    .where('u.closedOn', 'is', null)
    .where(inScope(ctx.scope, 'u.unitSortKey'))
  const named = await open.where('u.id', '=', sql<string>`any(${unitIds}::uuid[])`).select('u.unitSortKey').execute()
  if (named.length < new Set(unitIds).size) throw notFound()
  const isBelow = sql<SqlBool>`exists (select 1 from unnest(${named.map((u) => u.unitSortKey)}::text[]) k where u."unitSortKey" >= k and u."unitSortKey" < k || '~')`
  return open
    .where('u.kind', 'in', [...usingKinds])
    .where(unitIds.length === 0 ? sql<SqlBool>`true` : isBelow)
    .orderBy('u.unitSortKey')
    .select(['u.id', 'u.unitSortKey'])
    .execute()
}
