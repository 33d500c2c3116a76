import { DomainError } from '../errors.ts'
import { newToken } from '../ids.ts'
import { sha256 } from '../keys.ts'
import type { Services } from './service.ts'

const missWindow = 10 * 60_000
type Misses = Map<string, { count: number; since: number }>
/** Misses of an account in the last ten minutes, kept by each server; signing in again does not reset them. */
const missesOf = new WeakMap<Services, Misses>()

/** Lets somebody who guesses at ids wait: from the fifty-first miss on, up to a second and a half each. */
export async function slowDown(services: Services, accountId: string): Promise<void> {
  const now = performance.now()
  const misses: Misses = missesOf.get(services) ?? new Map()
  missesOf.set(services, misses)
  const known = misses.get(accountId)
  const { count, since } = known && now - known.since < missWindow ? known : { count: 0, since: now }
  if (misses.size > 10_000) misses.clear()
  misses.set(accountId, { count: count + 1, since })
  if (count >= 50) await new Promise((resolve) => setTimeout(resolve, Math.min(1500, (count - 49) * 50)))
}

const hour = 60 * 60_000
/** Drawn anew at each start: what is counted can't be told from an address afterwards. */
const salt = newToken()
const turns = new Map<string, { count: number; since: number }>()

/** Lets an address call something open at most so often an hour; keeps no address, only a digest in memory. tooMany beyond. */
export function takeTurn(what: string, address: string, limit: number): void {
  const key = sha256(`${salt} ${what} ${address}`)
  const now = performance.now()
  const known = turns.get(key)
  const { count, since } = known && now - known.since < hour ? known : { count: 0, since: now }
  if (turns.size > 10_000) turns.clear()
  turns.set(key, { count: count + 1, since })
  if (count >= limit) throw new DomainError('tooMany', 'tooOften', '从这台电脑提交得太密，过一小时再来；急的，打政策电话。')
}
