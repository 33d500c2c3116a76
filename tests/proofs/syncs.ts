import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { demoAccount, newFolder, ownPool, startServer } from './server-process.ts'
import { signIn } from './visitor.ts'

export interface SyncFigures {
  readonly writes: number
  /** Syncs of the log by the sessions that serve requests; one of them may rest on a sync that the chainer made in between. */
  readonly own: number
  /** Syncs of the log by all sessions. */
  readonly syncs: number
  /** `own` with commits that do not wait for the disk (the log's writer syncs for them by the clock): shows that the count can fall below one a write. */
  readonly careless: number
  readonly settings: Record<string, string>
}

interface Counted {
  readonly pid: number
  readonly isOwn: boolean
  readonly n: number
}

/** Syncs so far of the log's writer and every living session but ourselves, session by session (PostgreSQL 18 counts them so). */
async function syncsOf(pool: pg.Pool): Promise<Counted[]> {
  const { rows } = await pool.query<Counted>(
    `select a.pid, a.application_name <> 'mingze-chainer' and a.backend_type <> 'walwriter' as "isOwn", sum(s."fsyncs")::float as "n" from pg_stat_activity a, pg_stat_get_backend_io(a.pid) s
     where (a.datname = current_database() or a.backend_type = 'walwriter') and a.pid <> pg_backend_pid() and s."object" = 'wal' group by 1, 2`,
  )
  return rows
}

/** What was synced in between; a session that has ended meanwhile takes nothing away. */
function syncsBetween(before: readonly Counted[], after: readonly Counted[]): { own: number; all: number } {
  const earlier = new Map(before.map((c) => [c.pid, c.n]))
  const made = after.map((c) => ({ isOwn: c.isOwn, n: c.n - (earlier.get(c.pid) ?? 0) }))
  const sum = (of: typeof made): number => of.reduce((total, c) => total + c.n, 0)
  return { own: sum(made.filter((c) => c.isOwn)), all: sum(made) }
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
    const burst = async (): Promise<{ own: number; all: number }> => {
      const before = await syncsOf(pool)
      for (let i = 0; i < writes; i++) {
        /* A session tells its counts at most once a second, at the end of a transaction: the last write makes all of them known. */
        if (i === writes - 1) await sleep(1200)
        const answer = await office.call('PATCH', `/api/units/${unit.id}`, { version, hotline: `6${String(i).padStart(6, '0')}` })
        if (answer.status !== 200) throw new Error(answer.text)
        version = answer.json.version
      }
      await sleep(500)
      return syncsBetween(before, await syncsOf(pool))
    }
    await burst()
    const settings = await pool.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method', 'data_checksums')`,
    )
    const syncs = await burst()
    await pool.query(`alter system set synchronous_commit = off`)
    await pool.query('select pg_reload_conf()')
    await sleep(500)
    const careless = await burst()
    return {
      writes,
      own: syncs.own,
      syncs: syncs.all,
      careless: careless.own,
      settings: Object.fromEntries(settings.rows.map((r) => [r.name, r.setting])),
    }
  } finally {
    await pool.end()
    await server.stop()
    folder.remove()
  }
}
