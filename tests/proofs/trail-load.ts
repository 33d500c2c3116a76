import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { startChainer } from '../../platform/audit/chainer.ts'
import { type Verdict, verifyTrail } from '../../platform/audit/verifier/verify.ts'
import { transact } from '../../platform/database/transact.ts'
import { headsPlace, recordAct, someBureau } from './trail-rows.ts'

export interface LoadFigures {
  readonly committed: number
  readonly rolledBack: number
  readonly linked: number
  /** From the return of COMMIT to the linking, milliseconds. */
  readonly slowest: number
  readonly median: number
  readonly verdict: Verdict
}
export interface Load {
  /** Transactions, as many at once as the pool has connections; a quarter of them is rolled back. */
  readonly writers: number
  /** Longest pause inside a transaction, milliseconds. */
  readonly pause: number
  /** Times the chainer's connection is broken meanwhile. */
  readonly breaks: number
  /** Connections for the writers. */
  readonly pool: pg.Pool
}

const newPause = (longest: number): number => Math.floor(Math.random() * longest)

async function write(
  pool: pg.Pool,
  bureauId: string,
  pause: number,
  isDropped: boolean,
): Promise<{ id: string; at: number } | undefined> {
  let id = ''
  const work = transact(pool, 'owner', {}, async (tx) => {
    await sleep(newPause(pause))
    id = await recordAct(tx, bureauId)
    await sleep(newPause(pause))
    if (isDropped) throw new Error('taken back')
  })
  if (isDropped)
    return work.then(
      () => undefined,
      () => undefined,
    )
  await work
  return { id, at: Date.now() }
}

/** T5: writers in parallel with pauses, some rolled back, two chainers, their connections broken now and then: no gap, no fork, nothing twice, linked soon. */
export async function proveChainUnderLoad({ pool, writers, pause, breaks }: Load): Promise<LoadFigures> {
  const bureauId = await someBureau(pool)
  const chainers = [startChainer(pool, headsPlace()), startChainer(pool, headsPlace())]
  let isOver = false
  const breaking = (async () => {
    for (let i = 0; i < breaks && !isOver; i++) {
      await sleep(150 + newPause(300))
      await pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mingze-chainer' and datname = current_database()`,
      )
    }
  })()
  const written: Awaited<ReturnType<typeof write>>[] = []
  let begun = 0
  const lane = async (): Promise<void> => {
    for (let i = begun++; i < writers; i = begun++) written.push(await write(pool, bureauId, pause, i % 4 === 3))
  }
  await Promise.all(Array.from({ length: Math.max(1, pool.options.max - 4) }, lane))
  await breaking
  isOver = true
  const committed = written.filter((w) => w !== undefined)
  await Promise.all(chainers.map((c) => c.flush()))
  const { rows } = await pool.query<{ id: string; at: Date }>(
    'select "eventId"::text as "id", "linkedAt" as "at" from "trailLinks"',
  )
  const linkedAt = new Map(rows.map((r) => [r.id, r.at.getTime()]))
  const lags = committed.map((w) => (linkedAt.get(w.id) ?? Number.POSITIVE_INFINITY) - w.at).sort((a, b) => a - b)
  const verdict = await verifyTrail({ connection: { ...pool.options } })
  await Promise.all(chainers.map((c) => c.stop()))
  return {
    committed: committed.length,
    rolledBack: written.length - committed.length,
    linked: rows.length,
    slowest: lags.at(-1) ?? 0,
    median: lags[lags.length >> 1] ?? 0,
    verdict,
  }
}

/** T5: while one transaction stays open, others are linked; its own event is linked once it commits, behind `behind` with higher numbers. */
export async function proveLongWriterDelaysNobody(
  pool: pg.Pool,
  milliseconds: number,
): Promise<{ linkedMeanwhile: number; behind: number }> {
  const bureauId = await someBureau(pool)
  const chainer = startChainer(pool, headsPlace())
  let linkedMeanwhile = 0
  const count = async (): Promise<number> => (await pool.query('select 1 from "trailLinks"')).rowCount ?? 0
  const before = await count()
  const long = await transact(pool, 'owner', {}, async (tx) => {
    const id = await recordAct(tx, bureauId, 'import.committed')
    const until = Date.now() + milliseconds
    while (Date.now() < until || linkedMeanwhile < 5) {
      if (Date.now() > until + 10_000) break
      await transact(pool, 'owner', {}, (other) => recordAct(other, bureauId))
      await sleep(100)
      linkedMeanwhile = (await count()) - before
    }
    return id
  })
  await chainer.flush()
  await chainer.stop()
  const { rows } = await pool.query<{ behind: number }>(
    `select count(*)::int as "behind" from "trailLinks" l join "trailLinks" o on o."position" < l."position" and o."eventSeq" > l."eventSeq" where l."eventId" = $1`,
    [long],
  )
  return { linkedMeanwhile, behind: rows[0]?.behind ?? 0 }
}

/** T5: with the chain itself locked away, writers still commit; returns the slowest write in milliseconds. */
export async function proveWritersNeverWait(pool: pg.Pool, writes: number): Promise<number> {
  const bureauId = await someBureau(pool)
  const chainer = startChainer(pool, headsPlace())
  const locker = await pool.connect()
  try {
    await locker.query('begin; lock table "trailLinks" in access exclusive mode')
    let slowest = 0
    for (let i = 0; i < writes; i++) {
      const started = performance.now()
      await transact(pool, 'owner', {}, (tx) => recordAct(tx, bureauId))
      slowest = Math.max(slowest, performance.now() - started)
    }
    return slowest
  } finally {
    await locker.query('rollback')
    locker.release()
    await chainer.flush()
    await chainer.stop()
  }
}
