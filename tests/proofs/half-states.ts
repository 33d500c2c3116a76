import type pg from 'pg'

/** What a broken call does: it never reaches the database, or it is done and its answer is lost. */
export type Break = 'lost' | 'unanswered'
export interface BreakingPool {
  readonly pool: pg.Pool
  /** Breaks the n-th call from now on (1 is the first), or the commit of what is kept under its idempotency key; 0 breaks none. */
  arm(n: number | 'commit', how: Break): void
  /** Calls seen since `arm`. */
  readonly calls: () => number
}

/** A pool over a real one whose n-th database call fails as a broken connection does. */
export function breakingPool(real: pg.Pool): BreakingPool {
  const state = { n: 0 as number | 'commit', how: 'lost' as Break, calls: 0 }
  const run = async (
    client: { query(...a: unknown[]): Promise<unknown>; end?(): unknown },
    args: unknown[],
    isKeyed = false,
  ): Promise<unknown> => {
    state.calls += 1
    if (state.calls !== state.n && !(isKeyed && args[0] === state.n)) return client.query(...args)
    if (state.how === 'unanswered') await client.query(...args)
    throw new Error('Connection terminated unexpectedly')
  }
  const connect = async (): Promise<unknown> => {
    const client = await real.connect()
    let [isBroken, isKeyed] = [false, false]
    return {
      query: async (...args: unknown[]) => {
        if (isBroken) throw new Error('Connection terminated unexpectedly')
        isKeyed ||= String(args[0]).startsWith('insert into "idempotencyKeys"')
        return run(client as never, args, isKeyed).catch((error: Error) => {
          isBroken = error.message.startsWith('Connection terminated')
          throw error
        })
      },
      /* The server rolls back what a lost connection left open; making a new one each time would only take longer. */
      release: () => {
        if (!isBroken) return client.release()
        return void client.query('rollback').then(
          () => client.release(),
          () => client.release(true),
        )
      },
    }
  }
  const pool = new Proxy(real, {
    get: (target, property) => {
      if (property === 'connect') return connect
      if (property === 'query') return (...args: unknown[]) => run(target as never, args)
      return Reflect.get(target, property) as unknown
    },
  })
  return {
    pool,
    arm: (n, how) => Object.assign(state, { n, how, calls: 0 }),
    calls: () => state.calls,
  }
}

/** Count of rows, and of the transactions that wrote them, of every table but sessions and counted tries (which stay counted); equal fingerprints mean that nothing was written. */
export async function fingerprint(pool: pg.Pool): Promise<Map<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select relname as "name" from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in ('sessions', 'signInFailures') order by 1`,
  )
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as "name", count(*) || ':' || coalesce(sum(t.xmin::text::bigint), 0) as "print" from "${name}" t`,
  )
  const { rows } = await pool.query<{ name: string; print: string }>(parts.join(' union all '))
  return new Map(rows.map((r) => [r.name, r.print]))
}

/** Tables that differ. */
export const changedTables = (before: Map<string, string>, after: Map<string, string>): string[] =>
  [...after].filter(([name, print]) => before.get(name) !== print).map(([name]) => name)
