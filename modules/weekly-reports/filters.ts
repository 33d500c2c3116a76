import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { addDays } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { ReportFilters } from './contract.ts'
import { mondayOf } from './week.ts'

/** Reports of units in reach; those of merged units are withdrawn and stay out. */
export const reportsInScope = ({ db, actor, scope }: QueryContext) =>
  db
    .selectFrom('weeklyReports as r')
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'r.bureauId').onRef('u.id', '=', 'r.unitId'))
    .where('r.bureauId', '=', actor.bureauId)
    .where(inScope(scope, 'r.unitSortKey'))
    .where('r.state', '<>', 'withdrawn')

/** Condition "the unit, or what is below it"; `table` has the unit's id and place. */
export function placeConditions({ unitId, below }: Pick<ReportFilters, 'unitId' | 'below'>): RawBuilder<SqlBool>[] {
  if (!unitId) return []
  const place = sql`(select p."unitSortKey" from "units" p where p."bureauId" = u."bureauId" and p."id" = ${unitId}::uuid)`
  return below === false
    ? [sql<SqlBool>`u."id" = ${unitId}`]
    : [sql<SqlBool>`u."unitSortKey" >= ${place} and u."unitSortKey" < ${place} || '~'`]
}

function stateConditions(state: ReportFilters['state']): RawBuilder<SqlBool>[] {
  if (!state) return []
  return [state === 'waiting' ? sql<SqlBool>`r."state" in ('drafted', 'returned')` : sql<SqlBool>`r."state" = ${state}`]
}

/** The first Monday of the last weeks. */
export const firstWeek = (today: string, weeks: number): string => addDays(mondayOf(today), -7 * (weeks - 1))

/** Reports in reach that the filters name: the base of list, count, export and figures. */
export function filteredReports(ctx: QueryContext, q: ReportFilters) {
  const standing = q.standing === 'lateOrMissing' ? ['late', 'missing'] : [q.standing]
  const conditions = [
    ...stateConditions(q.state),
    ...(q.standing ? [sql<SqlBool>`r."standing" = any(${standing}::text[])`] : []),
    ...(q.weekOn ? [sql<SqlBool>`r."weekOn" = ${q.weekOn}::date`] : []),
    ...(q.weeks ? [sql<SqlBool>`r."weekOn" >= ${firstWeek(ctx.today, q.weeks)}::date`] : []),
    ...placeConditions(q),
  ]
  return conditions.reduce((query, condition) => query.where(condition), reportsInScope(ctx))
}
