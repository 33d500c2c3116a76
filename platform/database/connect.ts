import pg from 'pg'

// Calendar dates stay 'YYYY-MM-DD' (1082); bigints that we use fit in a double (20).
pg.types.setTypeParser(1082, (value) => value)
pg.types.setTypeParser(20, Number)

export type ConnectionSettings = pg.PoolConfig

/** A pool on the product's database; a broken connection is dropped, idle or at work: its queries fail, the process goes on. */
export function connect(settings: ConnectionSettings): pg.Pool {
  /* Half a minute in the line for a connection: when everybody comes at one instant the last wait, nobody is sent away. */
  const pool = new pg.Pool({ max: 20, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 30_000, ...settings })
  pool.on('error', () => undefined)
  /* Without a listener of its own, a client taken out of the pool ends the process when the server goes away. */
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** True for errors that mean "the database is away", not "the request is wrong". */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as { code?: string }).code ?? ''
  return (
    /^(08|53|57P|58)/.test(code) ||
    ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', '25006'].includes(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed/.test(
      error.message,
    )
  )
}

/** True when a unique index refused the row; `name` narrows it to one index. */
export function isDuplicate(error: unknown, name?: string): boolean {
  const e = error as { code?: string; constraint?: string }
  return e?.code === '23505' && (name === undefined || e.constraint === name)
}
