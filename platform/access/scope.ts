import { type RawBuilder, sql } from 'kysely'
import { mintScope, type Scope } from '../context.ts'

/** Condition "this row's place is in my reach" on the column of a unit sort key; put it in every WHERE. */
export function inScope(scope: Scope, column = 'unitSortKey'): RawBuilder<boolean> {
  if (scope.ranges.length === 0) return sql<boolean>`false`
  const ranges = scope.ranges.map((r) => sql<boolean>`(${sql.ref(column)} >= ${r.from} and ${sql.ref(column)} < ${r.to})`)
  return sql<boolean>`(${sql.join(ranges, sql` or `)})`
}

/** Reach over personnel files: by place, by the borrowing unit's place, by name (self, led), by police line. */
export function inPersonScope(scope: Scope, table = 'people'): RawBuilder<boolean> {
  if (scope.kind === 'line') return sql<boolean>`(${sql.ref(`${table}.policeLine`)} = ${scope.policeLine})`
  if (scope.personIds.length > 0) return sql<boolean>`(${sql.ref(`${table}.id`)} = any(${scope.personIds}::uuid[]))`
  const home = inScope(scope, `${table}.unitSortKey`)
  return sql<boolean>`(${home} or (${sql.ref(`${table}.secondedUnitSortKey`)} is not null and ${inScope(scope, `${table}.secondedUnitSortKey`)}))`
}

/** The same reach over places alone that were found inside it, without what is below them. */
export const narrowedTo = (scope: Scope, places: readonly string[]): Scope =>
  mintScope({ ...scope, ranges: places.map((p) => ({ from: p, to: `${p}\u0001` })) })

/** True when a place lies in one of my ranges. */
export const covers = (scope: Scope, unitSortKey: string): boolean =>
  scope.ranges.some((r) => unitSortKey >= r.from && unitSortKey < r.to)
