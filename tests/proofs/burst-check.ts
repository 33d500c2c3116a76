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
  added: number
  changed: number
}

/** The newest event before a burst, so that only what the burst did is counted. */
export async function newestEvent(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ seq: number }>('select coalesce(max("seq"), 0)::int as "seq" from "events"')
  return rows[0]?.seq ?? 0
}

function judgeChanges(unit: UnitFact | undefined, acts: readonly Acknowledged[]): Losses {
  const last = acts.at(-1)
  const name = `unit ${unit?.id}: version ${unit?.version}, events ${unit?.changed}; acknowledged ${acts.length}, version ${last?.version}`
  if (!unit || !last || unit.version < last.version || unit.changed < acts.length) return { lost: [name], doubled: [] }
  if (unit.version > last.version || unit.changed > acts.length) return { lost: [], doubled: [name] }
  return { lost: unit.hotline === last.value ? [] : [`value of ${name}`], doubled: [] }
}

/** The client's list of acknowledged writes against the database: rows, versions, events, idempotency keys. */
export async function findLosses(pool: pg.Pool, acknowledged: readonly Acknowledged[], since: number): Promise<Losses> {
  const lost: string[] = []
  const doubled: string[] = []
  const { rows } = await pool.query<UnitFact>(
    `select u."id", u."code", u."hotline", u."version", coalesce(d."added", 0)::int as "added", coalesce(d."changed", 0)::int as "changed" from "units" u left join (
      select s."subjectId", count(*) filter (where e."verb" = 'unit.added') as "added", count(*) filter (where e."verb" = 'unit.changed') as "changed"
      from "events" e join "eventSubjects" s on s."bureauId" = e."bureauId" and s."eventId" = e."id" where e."result" = 'done' and e."seq" > $1 group by 1) d
      on d."subjectId" = u."id"`,
    [since],
  )
  const byId = new Map(rows.map((r) => [r.id, r]))
  const changes = acknowledged.filter((a) => a.kind === 'unit.changed')
  for (const [id, acts] of Map.groupBy(changes, (a) => a.id)) {
    const judged = judgeChanges(byId.get(id), acts)
    lost.push(...judged.lost)
    doubled.push(...judged.doubled)
  }
  for (const act of acknowledged.filter((a) => a.kind === 'unit.added')) {
    const unit = byId.get(act.id)
    if (unit?.code !== act.value) lost.push(`unit added ${act.id}`)
    else if (unit.added !== 1) doubled.push(`events of unit added ${act.id}: ${unit.added}`)
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
