import { type RawBuilder, type SqlBool, sql } from 'kysely'

interface Place {
  readonly unitId?: string | undefined
  /** false: the unit alone, without what is below it. */
  readonly below?: boolean | undefined
}

/** Condition "the unit, or what is below it" on a column of places; the row's unit is joined as `u`. None where no unit is named. */
export function placeConditions({ unitId, below }: Place, column: string): RawBuilder<SqlBool>[] {
  if (!unitId) return []
  const place = sql`(select a."unitSortKey" from "units" a where a."bureauId" = u."bureauId" and a."id" = ${unitId}::uuid)`
  return below === false
    ? [sql<SqlBool>`u."id" = ${unitId}`]
    : [sql<SqlBool>`${sql.ref(column)} >= ${place} and ${sql.ref(column)} < ${place} || '~'`]
}
