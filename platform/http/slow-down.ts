const missWindow = 10 * 60_000
/** Misses of an account in the last ten minutes; signing in again does not reset them. */
const misses = new Map<string, { count: number; since: number }>()

/** Lets somebody who guesses at ids wait: from the fifty-first miss on, up to a second and a half each. */
export async function slowDown(accountId: string): Promise<void> {
  const now = performance.now()
  const known = misses.get(accountId)
  const { count, since } = known && now - known.since < missWindow ? known : { count: 0, since: now }
  if (misses.size > 10_000) misses.clear()
  misses.set(accountId, { count: count + 1, since })
  if (count >= 50) await new Promise((resolve) => setTimeout(resolve, Math.min(1500, (count - 49) * 50)))
}
