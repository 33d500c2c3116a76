import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import pg from 'pg'
import type { Database } from '../../database/schema.ts'
import { holdersOf } from '../access/sealed-files.ts'
import type { Actor, Scope, Tx } from '../context.ts'
import type { Keys } from '../keys.ts'

/** `owner` is for founding a bureau, maintenance of sort keys and purges only. */
export type DatabaseRole = 'mingze_app' | 'mingze_gate' | 'mingze_chainer' | 'owner'

const literal = (value: string): string => pg.escapeLiteral(value)

/** The settings that row-level security compares with; everything of an actor's reach and nothing else. */
export function settingsOf(actor: Actor, scope: Scope, keys: Keys, unitKeys: readonly string[] = []): Record<string, string> {
  const ranges = [...scope.ranges].sort((a, b) => (a.from < b.from ? -1 : 1))
  return {
    bureau: actor.bureauId,
    account: actor.accountId,
    self: actor.personId ?? '',
    role: actor.role,
    unitFrom: ranges[0]?.from ?? '~',
    unitTo: ranges.reduce((to, r) => (r.to > to ? r.to : to), ''),
    unitRanges: ranges.length > 1 ? ranges.map((r) => `${r.from},${r.to}`).join(';') : '',
    persons: scope.personIds.join(','),
    unitKeys: unitKeys.join(','),
    policeLine: scope.policeLine ?? '',
    holders: holdersOf({ actor, keys }).join(','),
  }
}

interface Bound {
  readonly tx: Tx
  /** Waits for the query at work; from then on none starts, so that nothing runs behind the transaction on a connection that others use. */
  end(): Promise<void>
}

/** One Kysely over one connection that is already inside a transaction; queries asked for side by side run one after another. */
function bind(client: pg.PoolClient): Bound {
  let last: Promise<unknown> = Promise.resolve()
  let isOver = false
  const query = (text: string, values: unknown[]): Promise<unknown> => {
    const mine = last.then(() => {
      if (isOver) throw new Error('the transaction is over')
      return client.query(text, values)
    })
    last = mine.catch(() => undefined)
    return mine
  }
  const connection = { query, release: () => undefined }
  const pool = { connect: async () => connection, end: async () => undefined } as unknown as PostgresPool
  const dialect = new PostgresDialect({ pool })
  return {
    tx: new Kysely<Database>({ dialect }) as unknown as Tx,
    end: async () => {
      isOver = true
      await last
    },
  }
}

/**
 * Runs `work` in the one transaction of a request: BEGIN, SET LOCAL ROLE and the settings go in a single round trip.
 * Commits when `work` resolves, rolls back when it throws; a connection in doubt is thrown away.
 */
export async function transact<T>(
  pool: pg.Pool,
  role: DatabaseRole,
  settings: Record<string, string>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  const bound = bind(client)
  let isSound = true
  try {
    const assign = Object.entries(settings).map(([k, v]) => `set_config('app.${k}', ${literal(v)}, true)`)
    const steps = [
      'begin',
      ...(role === 'owner' ? [] : [`set local role ${role}`]),
      ...(assign.length > 0 ? [`select ${assign.join(', ')}`] : []),
    ]
    await client.query(steps.join('; '))
    const result = await work(bound.tx)
    await bound.end()
    isSound = false
    await client.query('commit')
    isSound = true
    return result
  } catch (error) {
    await bound.end()
    isSound = await client.query('rollback').then(
      () => true,
      () => false,
    )
    throw error
  } finally {
    client.release(!isSound)
  }
}
