import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { demoAccount, newFolder, ownPool, startServer } from './server-process.ts'
import { signIn } from './visitor.ts'

export interface SyncFigures {
  readonly writes: number
  /** Syncs of the log by all sessions and the log's writer. */
  readonly syncs: number
  /** `syncs` with commits that do not wait for the disk (the log's writer syncs for them by the clock): shows that the count can fall below one a write. */
  readonly careless: number
  readonly settings: Record<string, string>
}

/** A session that has nothing to do tells its counts after ten seconds (PGSTAT_IDLE_INTERVAL in PostgreSQL's pgstat.c), one that ends at once. */
const untilTold = 11_000

/** Syncs of the log so far, ended sessions included. */
async function syncsSoFar(pool: pg.Pool): Promise<number> {
  await sleep(untilTold)
  const { rows } = await pool.query<{ n: number }>(
    `select coalesce(sum("fsyncs"), 0)::float as "n" from pg_stat_io where "object" = 'wal' and "backend_type" in ('client backend', 'walwriter')`,
  )
  return rows[0]?.n ?? 0
}

/** L3: sequential acknowledged writes over HTTP against the syncs that the server's sessions made for them. */
export async function proveSyncs(writes: number): Promise<SyncFigures> {
  const folder = newFolder()
  const server = await startServer(['demo', '--data', folder.path, '--port', '0', '--people', '60', '--units', '12'])
  const pool = ownPool(folder.path)
  try {
    const office = await signIn(server.address, demoAccount(folder.path, 'office'))
    const unit = (await office.call('GET', '/api/units?kind=policeStation&limit=1')).json.rows[0] as {
      id: string
      version: number
    }
    let version = unit.version
    const write = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++) {
        const answer = await office.call('PATCH', `/api/units/${unit.id}`, { version, hotline: `6${String(i).padStart(6, '0')}` })
        if (answer.status !== 200) throw new Error(answer.text)
        version = answer.json.version
      }
    }
    await write(10)
    const settings = await pool.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method', 'data_checksums')`,
    )
    const before = await syncsSoFar(pool)
    await write(writes)
    const between = await syncsSoFar(pool)
    await pool.query(`alter system set synchronous_commit = off`)
    await pool.query('select pg_reload_conf()')
    await sleep(500)
    await write(writes)
    const after = await syncsSoFar(pool)
    return {
      writes,
      syncs: between - before,
      careless: after - between,
      settings: Object.fromEntries(settings.rows.map((r) => [r.name, r.setting])),
    }
  } finally {
    await pool.end()
    await server.stop()
    folder.remove()
  }
}
