import { setTimeout as sleep } from 'node:timers/promises'
import { beijingDate } from '../../platform/calendar/dates.ts'
import { transact } from '../../platform/database/transact.ts'
import { framesOf } from '../../platform/http/problem.ts'
import type { Services } from '../../platform/http/service.ts'
import type { Settlement } from './settlements.ts'

const every = 300
const atOnce = 5000
const longestPause = 60_000

export interface Reactions {
  /** Lets every settlement look again in every bureau: at start and after midnight. */
  settleAll(): Promise<void>
  /** Looks at what was linked before the call and waits until its settlements were tried. */
  pass(): Promise<void>
  /** Ends after the settlement at work. */
  stop(): Promise<void>
}

/** A settlement that has to look at a bureau again. */
interface Due {
  readonly settlement: Settlement
  readonly bureauId: string
  /** Place in the trail that made it due. */
  position: number
  /** Due whatever the cursor says. */
  isForced: boolean
  failures: number
  notBefore: number
}

/**
 * Settles one bureau in a transaction of its own; the cursor moves with what was written, so that a crash between loses nothing and
 * repeats nothing. Whoever comes second (another process) finds the cursor moved and does nothing.
 */
async function settle({ pool, clock, keys }: Services, due: Due): Promise<void> {
  const { settlement, bureauId, position } = due
  const key = { bureauId, name: settlement.name }
  await transact(pool, 'owner', {}, async (tx) => {
    await tx
      .insertInto('reactionCursors')
      .values({ ...key, position: 0 })
      .onConflict((c) => c.doNothing())
      .execute()
    const cursor = tx.selectFrom('reactionCursors').where((e) => e.and(key))
    const { position: reached } = await cursor.select('position').forUpdate().executeTakeFirstOrThrow()
    if (reached >= position && !due.isForced) return
    const now = clock()
    await settlement.settle(tx, bureauId, beijingDate(now), { keys, now })
    await tx
      .updateTable('reactionCursors')
      .set({ position: Math.max(reached, position) })
      .where((e) => e.and(key))
      .execute()
  })
}

/** What is due, by settlement and bureau; how far the trail was read. */
class Agenda {
  readonly #services: Services
  readonly #settlements: readonly Settlement[]
  readonly #due = new Map<string, Due>()
  #read: number | undefined

  constructor(services: Services, settlements: readonly Settlement[]) {
    this.#services = services
    this.#settlements = settlements
  }

  #note(settlement: Settlement, bureauId: string, position: number, isForced = false): void {
    const key = `${bureauId} ${settlement.name}`
    const known = this.#due.get(key) ?? { settlement, bureauId, position, isForced, failures: 0, notBefore: 0 }
    known.position = Math.max(known.position, position)
    known.isForced ||= isForced
    this.#due.set(key, known)
  }

  async #head(): Promise<number> {
    const { rows } = await this.#services.pool.query<{ head: number }>(
      'select coalesce(max("position"), 0) as head from "trailLinks"',
    )
    return rows[0]?.head ?? 0
  }

  /** Everything that is not at the head of the trail is due, or simply everything; the trail counts as read up to now. */
  async noteAll(isForced: boolean): Promise<void> {
    const head = await this.#head()
    const { rows } = await this.#services.pool.query<{ bureauId: string }>('select "bureauId" from "bureaus"')
    for (const { bureauId } of rows) for (const s of this.#settlements) this.#note(s, bureauId, head, isForced)
    this.#read ??= head
  }

  /** Notes what the links since the last reading make due. */
  async follow(): Promise<void> {
    if (this.#read === undefined) await this.noteAll(false)
    for (;;) {
      const { rows } = await this.#services.pool.query<{ position: number; bureauId: string; verb: string; result: string }>(
        `select l."position", l."bureauId", e."verb", e."result" from "trailLinks" l join "events" e on e."bureauId" = l."bureauId" and e."id" = l."eventId"
         where l."position" > $1 order by l."position" limit $2`,
        [this.#read, atOnce],
      )
      for (const { position, bureauId, verb } of rows.filter((r) => r.result === 'done'))
        for (const s of this.#settlements.filter(({ verbs }) => verbs.includes(verb))) this.#note(s, bureauId, position)
      this.#read = rows.at(-1)?.position ?? this.#read
      if (rows.length < atOnce) return
    }
  }

  /** Tries everything that is due, each for itself; what fails is tried again, later each time. */
  async work(signal: AbortSignal): Promise<void> {
    for (const [key, due] of [...this.#due]) {
      if (signal.aborted) return
      if (performance.now() < due.notBefore) continue
      try {
        await settle(this.#services, due)
        this.#due.delete(key)
      } catch (error) {
        due.notBefore = performance.now() + Math.min(longestPause, 1000 * 2 ** due.failures++)
        const { name, code } = error as { name?: string; code?: string }
        const err = { name, code, stack: framesOf(error) }
        this.#services.log.error({ settlement: due.settlement.name, err }, 'settlement failed')
      }
    }
  }
}

/** Follows the trail: after an event the settlements that name its verb look at that bureau again. A database that is away is waited for. */
export function startReactions(services: Services, settlements: readonly Settlement[]): Reactions {
  const agenda = new Agenda(services, settlements)
  const ending = new AbortController()
  let queue: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = queue.then(work)
    queue = done.catch(() => undefined)
    return done
  }
  const pass = (): Promise<void> =>
    inTurn(async () => {
      await agenda.follow()
      await agenda.work(ending.signal)
    })
  const wheel = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await pass().catch(() => undefined)
      await sleep(every, undefined, { signal: ending.signal }).catch(() => undefined)
    }
  }
  const turning = wheel()
  return {
    pass,
    settleAll: () =>
      inTurn(async () => {
        if (ending.signal.aborted) return
        await agenda.noteAll(true)
        await agenda.work(ending.signal)
      }),
    stop: async () => {
      ending.abort()
      await turning
      await queue
    },
  }
}
