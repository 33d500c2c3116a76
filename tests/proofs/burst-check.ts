import type pg from 'pg'
import type { Acknowledged } from './burst.ts'
import { visitorWith } from './visitor.ts'

export interface Losses {
  /** Acknowledged, but not (or no longer) in the database. */
  readonly lost: readonly string[]
  /** Done more than once, or done without ever being acknowledged. */
  readonly doubled: readonly string[]
}

interface UnitFact {
  id: string
  code: string
  hotline: string | null
  version: number
  doings: number
}

/** The client's list of acknowledged writes against the database: rows, versions, events, idempotency keys. */
export async function findLosses(pool: pg.Pool, acknowledged: readonly Acknowledged[]): Promise<Losses> {
  const lost: string[] = []
  const doubled: string[] = []
  const { rows } = await pool.query<UnitFact>(
    `select u."id", u."code", u."hotline", u."version", (select count(*)::int from "events" e join "eventSubjects" s on s."bureauId" = e."bureauId" and s."eventId" = e."id"
      where s."subjectId" = u."id" and e."verb" in ('unit.changed', 'unit.added') and e."result" = 'done') as "doings" from "units" u`,
  )
  const byId = new Map(rows.map((r) => [r.id, r]))
  const changed = Map.groupBy(
    acknowledged.filter((a) => a.kind === 'unit.changed'),
    (a) => a.id,
  )
  for (const [id, acts] of changed) {
    const unit = byId.get(id)
    const last = acts.at(-1)
    const name = `unit ${id}: version ${unit?.version}, events ${unit?.doings}, acknowledged ${acts.length}`
    if (!unit || !last || unit.version < last.version || unit.hotline !== last.value) lost.push(name)
    else if (unit.version > last.version) doubled.push(name)
    if (unit && acts.length > unit.doings) lost.push(`event of ${name}`)
    const added = acknowledged.some((a) => a.kind === 'unit.added' && a.id === id) ? 1 : 0
    const atStart = (acts[0]?.version ?? 2) - 2
    if (unit && unit.doings - added > acts.length + atStart + 1) doubled.push(`event of ${name}`)
  }
  for (const act of acknowledged.filter((a) => a.kind === 'unit.added')) {
    const unit = byId.get(act.id)
    if (unit?.code !== act.value) lost.push(`unit added ${act.id}`)
    else if (unit.doings !== 1) doubled.push(`events of unit added ${act.id}: ${unit.doings}`)
    if (rows.filter((r) => r.code === act.value).length > 1) doubled.push(`unit added twice ${act.value}`)
  }
  const keys = await pool.query<{ key: string }>('select "key" from "idempotencyKeys" where "reference" <> \'{}\'')
  const kept = new Set(keys.rows.map((r) => r.key))
  lost.push(...acknowledged.filter((a) => a.key !== '' && !kept.has(a.key)).map((a) => `idempotency key of ${a.kind} ${a.id}`))
  const empty = await pool.query('select 1 from "idempotencyKeys" where "reference" = \'{}\'')
  if (empty.rowCount) doubled.push(`${empty.rowCount} idempotency keys without an effect`)
  return { lost, doubled }
}

/** Sessions whose cookie was handed out and that are not known any more. */
export async function findLostSessions(address: string, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const lost: string[] = []
  for (const { id } of acknowledged.filter((a) => a.kind === 'session.opened')) {
    const { status } = await visitorWith(address, id).call('GET', '/api/session')
    if (status !== 200) lost.push(`session: ${status}`)
  }
  return lost
}
