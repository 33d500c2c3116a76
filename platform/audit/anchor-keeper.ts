import type pg from 'pg'
import type { Logger } from 'pino'
import { type Anchor, type AnchorPlace, openAnchor } from './anchor.ts'
import { type ClockJump, watchClock } from './clock-watch.ts'
import { type ChainHead, readHead } from './link-events.ts'

/** The longest stretch of the chain without a signed head: rows, milliseconds. */
const everyRows = 100
const everyMilliseconds = 10 * 60_000
const looksAtClocksEvery = 1000
const putBack = 5 * 60_000

export interface AnchorKeeper {
  signWhenDue(head: ChainHead): Promise<void>
  sign(): Promise<void>
  /** Signs what has waited for ten minutes, and writes down leaps of the clocks. */
  tick(): Promise<void>
  close(): Promise<void>
}
export interface KeeperOptions extends AnchorPlace {
  readonly log: Pick<Logger, 'error' | 'warn'>
}

const words = (jump: ClockJump): string => `${jump.clock} ${jump.from.toISOString()} ${jump.to.toISOString()}`

/** Whether the chain still holds what the newest line signed; says so loudly when not. */
async function holdsSigned(client: pg.ClientBase, anchor: Anchor, { log }: KeeperOptions): Promise<boolean> {
  const last = anchor.last()
  if (!last || last.count === 0) return true
  const { rows } = await client.query<{ hash: string }>('select "hash" from "trailLinks" where "position" = $1', [last.count])
  if (rows[0]?.hash === last.hash) return true
  log.error({ count: last.count, at: last.at }, 'trail.doesNotHoldSignedHead')
  return false
}

/** A clock that was put back while no chainer ran: the newest line lies in the future. */
function backwardSince(anchor: Anchor, now: Date): ClockJump[] {
  const last = anchor.last()
  const from = last ? new Date(last.at) : now
  return from.getTime() - now.getTime() > putBack ? [{ clock: 'server', from, to: now }] : []
}

/** Keeps the anchor in step with the chain, for the process that is the chainer. */
export async function keepAnchor(client: pg.ClientBase, options: KeeperOptions): Promise<AnchorKeeper> {
  const { clock, log } = options
  const anchor = await openAnchor(options)
  const watches = { server: watchClock('server'), database: watchClock('database') }
  let signed = (await holdsSigned(client, anchor, options)) ? (anchor.last()?.count ?? 0) : 0
  let signedAt = performance.now()
  let lookedAt = -looksAtClocksEvery
  const signHead = async (head: ChainHead): Promise<void> => {
    signedAt = performance.now()
    if (head.count === signed || head.count === 0) return
    await anchor.append('head', head)
    signed = head.count
  }
  const note = async (jumps: readonly ClockJump[]): Promise<void> => {
    for (const jump of jumps) {
      log.error({ jump: words(jump) }, 'trail.clockJumped')
      await anchor.append('clockJump', await readHead(client), words(jump))
    }
  }
  await note(backwardSince(anchor, clock()))
  await signHead(await readHead(client))
  return {
    signWhenDue: async (head) => {
      if (Math.abs(head.count - signed) >= everyRows) await signHead(head)
    },
    sign: async () => signHead(await readHead(client)),
    tick: async () => {
      if (performance.now() - lookedAt < looksAtClocksEvery) return
      lookedAt = performance.now()
      const { rows } = await client.query<{ now: Date }>('select clock_timestamp() as "now"')
      await note([watches.server(clock()), watches.database(rows[0]?.now ?? new Date())].filter((j) => j !== undefined))
      if (performance.now() - signedAt >= everyMilliseconds) await signHead(await readHead(client))
    },
    close: () => anchor.close(),
  }
}
