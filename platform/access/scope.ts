import { type RawBuilder, sql } from 'kysely'
import { mintScope, type QueryContext, type Scope } from '../context.ts'
import { depthOf } from '../sort-key.ts'

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

/** True when the reach begins at the root of the tree. */
export const isWholeBureau = (scope: Scope): boolean => scope.ranges.some((r) => depthOf(r.from) <= 1)

/** Does work with the reach of the whole bureau, and goes back to the caller's own: a permission that comes with an office, not with a grant. Whoever calls it has seen that the caller holds that office. */
export async function withWholeBureau<C extends QueryContext, T>(ctx: C, work: (wide: C) => Promise<T>): Promise<T> {
  const reach = async (values: Readonly<Record<string, string>>) =>
    ctx.db
      .selectNoFrom(Object.entries(values).map(([name, value]) => sql`set_config(${`app.${name}`}, ${value}, true)`.as(name)))
      .execute()
  const own = (name: string) => sql<string>`coalesce(current_setting(${`app.${name}`}, true), '')`.as(name)
  const before = await ctx.db.selectNoFrom([own('unitFrom'), own('unitTo'), own('unitRanges')]).executeTakeFirstOrThrow()
  await reach({ unitFrom: '0', unitTo: '~', unitRanges: '' })
  try {
    return await work({ ...ctx, scope: mintScope({ ...ctx.scope, kind: 'subtree', ranges: [{ from: '0', to: '~' }] }) })
  } finally {
    /* In a transaction that failed nothing can be set, and nothing will be read. */
    await reach(before).catch(() => undefined)
  }
}
