import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { connect } from '../../platform/database/connect.ts'
import { startEmbedded } from '../../platform/database/embedded.ts'
import { type Burst, startBurst } from './burst.ts'
import { findLosses, findLostSessions, type Losses, newestEvent } from './burst-check.ts'
import {
  demoAccount,
  type Environment,
  freePort,
  newFolder,
  ownPool,
  postmasterOf,
  type ServerProcess,
  startServer,
} from './server-process.ts'
import { untilReady } from './visitor.ts'

export interface KillPlan {
  readonly kills: number
  /** Acknowledged writes to reach. */
  readonly writes: number
  readonly writers: number
  /** Draws the moments of the kills: same seed, same shares of the burst. */
  readonly random: () => number
}
export interface KillFigures extends Losses {
  readonly kills: number
  readonly acknowledged: number
  readonly wrong: readonly string[]
  readonly refused: number
  readonly broken: number
  /** Milliseconds from each kill to the first ready answer. */
  readonly back: readonly number[]
}

/** Waits until the burst has so many acknowledged writes, or something went wrong. */
async function reach(burst: Burst, count: number): Promise<void> {
  const until = Date.now() + 120_000
  while (burst.acknowledged.length < count && burst.wrong.length === 0) {
    if (Date.now() > until) throw new Error(`only ${burst.acknowledged.length} of ${count} writes in two minutes`)
    await sleep(20)
  }
}

const demo = ['--people', '60', '--units', '12']

/** Where a proof runs: the embedded server of a data folder, or a separate PostgreSQL 15 named by DATABASE_URL. */
interface Place {
  readonly environment: Environment
  pool(): pg.Pool
  postmaster(): number
  remove(): Promise<void>
}
async function placeFor(folder: string, isSeparate: boolean): Promise<Place> {
  if (!isSeparate)
    return {
      environment: {},
      pool: () => ownPool(folder),
      postmaster: () => postmasterOf(folder),
      remove: () => Promise.resolve(),
    }
  const own = newFolder()
  const separate = await startEmbedded({ folder: own.path, binaries: 'pg15' })
  const admin = connect(separate.connection)
  await admin.query('create database mingze')
  await admin.end()
  return {
    environment: { DATABASE_URL: `postgres://mingze@localhost/mingze?host=${separate.connection.host}` },
    pool: () => connect({ ...separate.connection, database: 'mingze' }),
    postmaster: () => separate.postmasterPid() ?? 0,
    remove: async () => {
      await separate.stop()
      own.remove()
    },
  }
}

interface Scene {
  readonly server: () => ServerProcess
  readonly postmaster: () => number
  /** Starts the server again on the same folder and port. */
  restart(): Promise<void>
}

/** A demo bureau, a burst of real writes, and `strike` at drawn moments; then the clients' lists against the database. */
async function proveKills(plan: KillPlan, isSeparate: boolean, strike: (scene: Scene) => Promise<void>): Promise<KillFigures> {
  const folder = newFolder()
  const place = await placeFor(folder.path, isSeparate)
  const args = ['demo', '--data', folder.path, '--port', String(await freePort()), ...demo]
  let server = await startServer(args, place.environment)
  const pool = place.pool()
  const scene: Scene = {
    server: () => server,
    postmaster: place.postmaster,
    restart: async () => {
      server = await startServer(args, place.environment)
    },
  }
  try {
    const since = await newestEvent(pool)
    const who = { office: demoAccount(folder.path, 'office'), other: demoAccount(folder.path, 'clerk') }
    const burst = await startBurst({ address: server.address, ...who }, plan.writers)
    const back: number[] = []
    for (let i = 0; i < plan.kills; i++) {
      await reach(burst, ((i + plan.random()) * plan.writes) / plan.kills)
      const struck = performance.now()
      await strike(scene)
      await untilReady(server.address, 30_000)
      back.push(Math.round(performance.now() - struck))
    }
    await reach(burst, plan.writes)
    await burst.finish()
    const own = place.pool()
    const { lost, doubled } = await findLosses(own, burst.acknowledged, since)
    await own.end()
    const lostSessions = await findLostSessions(server.address, burst.acknowledged)
    const { wrong, refused, broken } = burst
    return {
      lost: [...lost, ...lostSessions],
      doubled,
      kills: back.length,
      acknowledged: burst.acknowledged.length,
      wrong,
      refused,
      broken,
      back,
    }
  } finally {
    await pool.end()
    await server.stop()
    await place.remove()
    folder.remove()
  }
}

/** L1: kills the server process in the middle of the burst; data folder and port stay. */
export const proveServerKills = (plan: KillPlan, isSeparate = false): Promise<KillFigures> =>
  proveKills(plan, isSeparate, async (scene) => {
    await scene.server().kill()
    await scene.restart()
  })

/** L2: kills the postmaster while the server stays up; the server must come back by itself. */
export const proveDatabaseKills = (plan: KillPlan, isSeparate = false): Promise<KillFigures> =>
  proveKills(plan, isSeparate, async (scene) => {
    process.kill(scene.postmaster(), 'SIGKILL')
    await sleep(100)
  })
