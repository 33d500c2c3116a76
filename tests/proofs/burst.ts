import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DemoAccount } from '../../database/demo/accounts.ts'
import { type Reply, signIn, type Visitor } from './visitor.ts'

/** One acknowledged write: what was asked, and the id that the server answered. */
export interface Acknowledged {
  readonly kind: 'unit.changed' | 'unit.added' | 'session.opened'
  readonly key: string
  readonly id: string
  readonly value: string
  readonly version: number
}
export interface Burst {
  readonly acknowledged: readonly Acknowledged[]
  /** Answers that must never be seen: a false success, a 500, an unexpected refusal. */
  readonly wrong: readonly string[]
  /** Requests that got 503 with Retry-After, and those whose connection broke. */
  readonly refused: number
  readonly broken: number
  /** Asks the writers to end; resolves when the last write is acknowledged. */
  finish(): Promise<void>
}
interface Tally {
  acknowledged: Acknowledged[]
  wrong: string[]
  refused: number
  broken: number
}

/** Repeats one request with its key until it is acknowledged; counts every other answer. */
async function insist(tally: Tally, ask: () => Promise<Reply>): Promise<Reply | undefined> {
  for (let attempt = 0; attempt < 2000; attempt++) {
    const answer = await ask().catch(() => undefined)
    if (answer?.status === 200) return answer
    if (answer === undefined) tally.broken += 1
    else if (answer.status === 503 && answer.retryAfter) tally.refused += 1
    else {
      tally.wrong.push(`${answer.status} ${answer.text.slice(0, 200)}`)
      return undefined
    }
    await sleep(100)
  }
  tally.wrong.push('never acknowledged')
  return undefined
}

/** One clerk at one unit: changes its hotline again and again, adds a squad below it every fifth time. */
async function write(tally: Tally, visitor: Visitor, unit: { id: string; name: string }, isOver: () => boolean): Promise<void> {
  const first = await insist(tally, () => visitor.call('GET', `/api/units/${unit.id}`))
  let version: number = first?.json.version ?? 0
  for (let i = 0; !isOver(); i++) {
    const key = randomUUID()
    if (i % 5 === 4) {
      const code = key.replaceAll('-', '').slice(0, 18)
      const squad = { parentId: unit.id, kind: 'squad', name: `${unit.name}${code}`, shortName: code, code }
      const body = { ...squad, policeLine: null, openedOn: '2026-01-01' }
      const answer = await insist(tally, () => visitor.call('POST', '/api/units', body, key))
      if (!answer) return
      tally.acknowledged.push({ kind: 'unit.added', key, id: answer.json.id, value: code, version: 1 })
      continue
    }
    const hotline = `199${String(i).padStart(8, '0')}`
    const answer = await insist(tally, () => visitor.call('PATCH', `/api/units/${unit.id}`, { version, hotline }, key))
    if (!answer) return
    version += 1
    if (answer.json.version !== version) tally.wrong.push(`version ${answer.json.version}, expected ${version}`)
    tally.acknowledged.push({ kind: 'unit.changed', key, id: unit.id, value: hotline, version })
  }
}

/** One who signs in and out all the time; each acknowledged session must be alive afterwards. */
async function signInAgain(tally: Tally, address: string, account: DemoAccount, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const visitor = await signIn(address, account).catch((error: Error) => error)
    if (!(visitor instanceof Error))
      tally.acknowledged.push({ kind: 'session.opened', key: '', id: visitor.cookie, value: '', version: 0 })
    else if (visitor.message.startsWith('sign-in: 503')) tally.refused += 1
    else if (visitor.message.startsWith('sign-in:')) tally.wrong.push(visitor.message)
    else tally.broken += 1
    await sleep(200)
  }
}

/** Starts `writers` clerks side by side, each at a unit of its own, over real HTTP with idempotency keys and retries. */
export async function startBurst(
  place: { address: string; office: DemoAccount; other: DemoAccount },
  writers: number,
): Promise<Burst> {
  const tally: Tally = { acknowledged: [], wrong: [], refused: 0, broken: 0 }
  const visitor = await signIn(place.address, place.office)
  const { json } = await visitor.call('GET', '/api/units?limit=200&kind=policeStation')
  const units = (json.rows as { id: string; name: string }[]).slice(0, writers)
  if (units.length < writers) throw new Error(`only ${units.length} units`)
  let isOver = false
  const working = [
    ...units.map((unit) => write(tally, visitor, unit, () => isOver)),
    signInAgain(tally, place.address, place.other, () => isOver),
  ]
  return {
    acknowledged: tally.acknowledged,
    wrong: tally.wrong,
    get refused() {
      return tally.refused
    },
    get broken() {
      return tally.broken
    },
    finish: async () => {
      isOver = true
      await Promise.all(working)
    },
  }
}
