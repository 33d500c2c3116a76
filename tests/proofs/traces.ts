import type { TestApp } from '../harness/app.ts'

export interface Trace {
  readonly verb: string
  readonly result: string
  readonly who: string
  readonly isComplete: boolean
}
/** The place of the newest event of the trail, and what was written after one, in order. */
export const traces = (app: Pick<TestApp, 'services'>) => ({
  newest: async (): Promise<number> => {
    const { rows } = await app.services.pool.query<{ n: string }>('select coalesce(max("seq"), 0) as "n" from "events"')
    return Number(rows[0]?.n)
  },
  since: async (seq: number): Promise<Trace[]> =>
    (
      await app.services.pool.query<Trace>(
        `select "verb", "result", "actorName" as "who", ("accountId" is not null and "role" is not null and "address" <> '' and "at" is not null and "digest" <> '') as "isComplete"
        from "events" where "seq" > $1 order by "seq"`,
        [seq],
      )
    ).rows,
})
