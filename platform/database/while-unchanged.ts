import { sql } from 'kysely'
import type { QueryContext } from '../context.ts'

interface Kept<T> {
  readonly snapshot: string
  readonly value: T
}

/**
 * Gives what `compute` gave last time for the same key as long as no transaction has written anything to the database since; never an older answer.
 * The snapshot's text changes with every commit, whoever wrote, so no write has to tell. Keeps the answers asked for last, at most `most`.
 * Source: PostgreSQL, System Information Functions, pg_current_snapshot.
 */
export function whileUnchanged<T>(most: number): (ctx: QueryContext, key: string, compute: () => Promise<T>) => Promise<T> {
  const answers = new Map<string, Kept<T>>()
  return async ({ db }, key, compute) => {
    const { snapshot } = await db.selectNoFrom(sql<string>`pg_current_snapshot()::text`.as('snapshot')).executeTakeFirstOrThrow()
    const kept = answers.get(key)
    answers.delete(key)
    const answer = kept?.snapshot === snapshot ? kept : { snapshot, value: await compute() }
    answers.set(key, answer)
    for (const oldest of [...answers.keys()].slice(0, answers.size - most)) answers.delete(oldest)
    return answer.value
  }
}
