import { setTimeout as sleep } from 'node:timers/promises'
import { type Burst, startBurst } from './burst.ts'
import { findLosses, findLostSessions, type Losses } from './burst-check.ts'
import { demoAccount, freePort, newFolder, ownPool, postmasterOf, type ServerProcess, startServer } from './server-process.ts'
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

/** Waits until the burst has so many acknowledged writes; false when something went wrong before. */
async function reach(burst: Burst, count: number): Promise<void> {
  const until = Date.now() + 120_000
  while (burst.acknowledged.length < count && burst.wrong.length === 0) {
    if (Date.now() > until) throw new Error(`only ${burst.acknowledged.length} of ${count} writes in two minutes`)
    await sleep(20)
  }
}

async function figuresOf(folder: string, address: string, burst: Burst, back: readonly number[]): Promise<KillFigures> {
  const pool = ownPool(folder)
  const losses = await findLosses(pool, burst.acknowledged)
  await pool.end()
  const lostSessions = await findLostSessions(address, burst.acknowledged)
  return {
    lost: [...losses.lost, ...lostSessions],
    doubled: losses.doubled,
    kills: back.length,
    acknowledged: burst.acknowledged.length,
    wrong: burst.wrong,
    refused: burst.refused,
    broken: burst.broken,
    back,
  }
}

const demo = ['--people', '60', '--units', '12']

/** L1: kills the server process in the middle of a burst of real writes, again and again; its data folder and port stay. */
export async function proveServerKills(plan: KillPlan): Promise<KillFigures> {
  const folder = newFolder()
  const args = ['demo', '--data', folder.path, '--port', String(await freePort()), ...demo]
  let server: ServerProcess = await startServer(args)
  try {
    const who = { office: demoAccount(folder.path, 'office'), other: demoAccount(folder.path, 'clerk') }
    const burst = await startBurst({ address: server.address, ...who }, plan.writers)
    const back: number[] = []
    for (let i = 0; i < plan.kills; i++) {
      await reach(burst, ((i + plan.random()) * plan.writes) / plan.kills)
      await server.kill()
      const killed = performance.now()
      server = await startServer(args)
      await untilReady(server.address, 20_000)
      back.push(Math.round(performance.now() - killed))
    }
    await reach(burst, plan.writes)
    await burst.finish()
    return await figuresOf(folder.path, server.address, burst, back)
  } finally {
    await server.stop()
    folder.remove()
  }
}

/** L2: kills the embedded postmaster while the server stays up; the server must come back by itself. */
export async function proveDatabaseKills(plan: KillPlan): Promise<KillFigures> {
  const folder = newFolder()
  const server = await startServer(['demo', '--data', folder.path, '--port', '0', ...demo])
  try {
    const who = { office: demoAccount(folder.path, 'office'), other: demoAccount(folder.path, 'clerk') }
    const burst = await startBurst({ address: server.address, ...who }, plan.writers)
    const back: number[] = []
    for (let i = 0; i < plan.kills; i++) {
      await reach(burst, ((i + plan.random()) * plan.writes) / plan.kills)
      process.kill(postmasterOf(folder.path), 'SIGKILL')
      await sleep(100)
      back.push(Math.round(100 + (await untilReady(server.address, 30_000))))
    }
    await reach(burst, plan.writes)
    await burst.finish()
    return await figuresOf(folder.path, server.address, burst, back)
  } finally {
    await server.stop()
    folder.remove()
  }
}
