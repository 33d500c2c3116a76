import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { KeeperOptions } from './anchor-keeper.ts'
import { ChainerPart } from './chainer-turn.ts'

export type ChainerOptions = KeeperOptions
export interface Chainer {
  /** Waits until everything committed before the call is linked, by this process or the one at work; tells how many this one linked. */
  flush(): Promise<number>
  /** Links what is left, signs the head, lets go of the lock. */
  stop(): Promise<void>
}

const every = 300
const alarmAfter = 10_000
const flushWithin = 60_000

/** Runs works one after the other. */
function oneByOne(): <T>(work: () => Promise<T>) => Promise<T> {
  let queue: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = queue.then(work, work)
    queue = done.catch(() => undefined)
    return done
  }
}

/**
 * Starts the chainer of this process: of all processes on a database the one with the advisory lock links, the others stand by.
 * Never throws; a broken connection is opened again. Logs `trail.lagging` when no pass was completed for ten seconds.
 */
export function startChainer(pool: pg.Pool, options: ChainerOptions): Chainer {
  const part = new ChainerPart(pool, options)
  const inTurn = oneByOne()
  const ending = new AbortController()
  let passedAt = performance.now()
  const pass = (): Promise<number | undefined> =>
    inTurn(async () => {
      const started = performance.now()
      const linked = await part.pass()
      passedAt = started
      return linked
    })
  const wheel = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await pass().catch(() => undefined)
      await sleep(every, undefined, { signal: ending.signal }).catch(() => undefined)
    }
  }
  const alarm = setInterval(() => {
    const lag = performance.now() - passedAt
    if (lag > alarmAfter) options.log.error({ seconds: Math.round(lag / 1000) }, 'trail.lagging')
  }, alarmAfter / 2)
  alarm.unref()
  const turning = wheel()
  return {
    flush: async () => {
      const until = performance.now() + flushWithin
      while (performance.now() < until) {
        const linked = await pass().catch(() => undefined)
        if (linked !== undefined) return linked
        if (await inTurn(() => part.isAllLinked()).catch(() => false)) return 0
        await sleep(100)
      }
      throw new Error('留痕在一分钟内没有入链，请检查数据库和日志中的 trail 记录。')
    },
    stop: async () => {
      ending.abort()
      clearInterval(alarm)
      await turning
      await pass().catch(() => undefined)
      await inTurn(() => part.sign()).catch(() => undefined)
      await inTurn(() => part.leave())
    },
  }
}
