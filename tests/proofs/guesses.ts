import { randomUUID } from 'node:crypto'
import type { TestApp } from '../harness/app.ts'
import { clerk, headersOf } from './story-kit.ts'

export interface GuessFigures {
  readonly guesses: number
  readonly hits: number
  readonly audited: number
  /** Median milliseconds of the first fifty, and of those after. */
  readonly before: number
  readonly after: number
}
const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0

/** A7: guesses at ids of units and people, `beside` at a time; none may hit, those after fifty wait, all are in the trail. */
export async function proveGuesses(
  app: Pick<TestApp, 'services' | 'hono'>,
  guesses: number,
  beside: number,
): Promise<GuessFigures> {
  const headers = await headersOf(app.services, clerk)
  const took: number[] = []
  let hits = 0
  const guess = async (i: number): Promise<void> => {
    const started = performance.now()
    const answer = await app.hono.request(`/api/${i % 2 ? 'units' : 'people'}/${randomUUID()}`, { headers })
    took.push(performance.now() - started)
    if (answer.status !== 404) hits += 1
  }
  const count = async (): Promise<number> =>
    (await app.services.pool.query('select 1 from "events" where "result" = \'notFound\'')).rowCount ?? 0
  const known = await count()
  for (let i = 0; i < guesses; i += i < 50 ? 1 : beside)
    await Promise.all(Array.from({ length: i < 50 ? 1 : Math.min(beside, guesses - i) }, (_, j) => guess(i + j)))
  return {
    guesses: took.length,
    hits,
    audited: (await count()) - known,
    before: median(took.slice(0, 50)),
    after: median(took.slice(50)),
  }
}
