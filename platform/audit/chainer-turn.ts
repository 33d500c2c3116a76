import pg from 'pg'
import { serverName } from '../database/migrate.ts'
import { type AnchorKeeper, type KeeperOptions, keepAnchor } from './anchor-keeper.ts'
import { type Horizon, hasUnlinked, linkEvents } from './link-events.ts'

const sweepAgainAfter = 3_600_000
const anchorAgainAfter = 10_000
const tryLock = `select pg_try_advisory_lock(7381, 1) as "mine"`

async function connectChainer(pool: pg.Pool): Promise<pg.Client> {
  const client = new pg.Client({
    ...pool.options,
    password: pool.options.password,
    application_name: serverName,
    statement_timeout: 60_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('set role mingze_chainer')
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}

/** The anchor of one turn: opened when first needed; a failure is logged and tried again, and never stops the linking. */
function anchorOf(client: pg.Client, options: KeeperOptions) {
  let keeper: AnchorKeeper | undefined
  let notBefore = 0
  const close = async (): Promise<void> => {
    await keeper?.close().catch(() => undefined)
    keeper = undefined
  }
  const use = async (work: (keeper: AnchorKeeper) => Promise<void>): Promise<void> => {
    if (performance.now() < notBefore) return
    try {
      keeper ??= await keepAnchor(client, options)
      await work(keeper)
    } catch (error) {
      notBefore = performance.now() + anchorAgainAfter
      await close()
      options.log.error({ code: (error as NodeJS.ErrnoException).code, file: options.anchorFile }, 'trail.anchorFailed')
    }
  }
  return { use, close }
}

/** What a process holds while it is the chainer. */
interface Turn {
  readonly client: pg.Client
  readonly anchor: ReturnType<typeof anchorOf>
  horizon: Horizon | undefined
  sweptAt: number
}

/** One process's part in the chaining: takes the lock when it is free, and links while it has it. */
export class ChainerPart {
  readonly #pool: pg.Pool
  readonly #options: KeeperOptions
  #client: pg.Client | undefined
  #turn: Turn | undefined

  constructor(pool: pg.Pool, options: KeeperOptions) {
    this.#pool = pool
    this.#options = options
  }

  async #take(): Promise<Turn | undefined> {
    this.#client ??= await connectChainer(this.#pool)
    if (this.#turn) return this.#turn
    const { rows } = await this.#client.query<{ mine: boolean }>(tryLock)
    if (!rows[0]?.mine) return undefined
    this.#turn = { client: this.#client, anchor: anchorOf(this.#client, this.#options), horizon: undefined, sweptAt: 0 }
    return this.#turn
  }

  async #link(turn: Turn): Promise<number> {
    const isSweep = !turn.horizon || performance.now() - turn.sweptAt > sweepAgainAfter
    const started = performance.now()
    const { horizon, linked } = await linkEvents(turn.client, isSweep ? undefined : turn.horizon, (head) =>
      turn.anchor.use((k) => k.signWhenDue(head)),
    )
    turn.horizon = horizon
    if (isSweep) turn.sweptAt = started
    await turn.anchor.use((k) => k.tick())
    return linked
  }

  /** Links everything committed before the call; undefined when another process is the chainer. Throws when the database is away. */
  async pass(): Promise<number | undefined> {
    try {
      const turn = await this.#take()
      return turn && (await this.#link(turn))
    } catch (error) {
      if (this.#client) this.#options.log.warn({ code: (error as { code?: string }).code }, 'trail.connectionLost')
      await this.leave()
      throw error
    }
  }

  /** Whether the process at work has linked everything. */
  async isAllLinked(): Promise<boolean> {
    return this.#client !== undefined && !(await hasUnlinked(this.#client))
  }

  async sign(): Promise<void> {
    await this.#turn?.anchor.use((k) => k.sign())
  }

  /** Lets go of lock, anchor and connection. */
  async leave(): Promise<void> {
    const client = this.#client
    await this.#turn?.anchor.close()
    this.#client = undefined
    this.#turn = undefined
    await client?.end().catch(() => undefined)
  }
}
