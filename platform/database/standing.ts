import { type RawBuilder, sql } from 'kysely'
import type { Standing } from '../http/contract.ts'

/** How a row stands against its day: the first submission decides; an open one is missing after its day, one whose asking was closed before the day is released. The row has closedAt, dueOn, firstSubmittedAt and isLate. */
export function standingOf(today: string, row: string): RawBuilder<Standing> {
  const at = (column: string) => sql.ref(`${row}.${column}`)
  const lastDay = sql`coalesce((${at('closedAt')} at time zone 'Asia/Shanghai')::date, ${today}::date)`
  return sql<Standing>`case
    when ${at('firstSubmittedAt')} is not null then case when ${at('isLate')} then 'late' else 'onTime' end
    when ${at('dueOn')} < ${lastDay} then 'missing' when ${at('closedAt')} is not null then 'released' else 'notDue' end`
}

/** How many rows meet a condition. */
export const countedWhere = (condition: RawBuilder<unknown>) => sql<number>`(count(*) filter (where ${condition}))::int`

/** How many rows stand how. */
export function standingCounts(today: string, row: string) {
  const count = (word: Standing) => countedWhere(sql`${standingOf(today, row)} = ${word}`).as(word)
  return [count('onTime'), count('late'), count('missing'), count('notDue'), count('released')] as const
}
