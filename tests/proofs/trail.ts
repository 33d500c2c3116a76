import type pg from 'pg'
import { startChainer } from '../../platform/audit/chainer.ts'
import { linkHash, noHash } from '../../platform/audit/link-hash.ts'
import { type Verdict, verifyTrail } from '../../platform/audit/verifier/verify.ts'
import { fillEvents, type Heads, headsPlace, recordActs, withChainer } from './trail-rows.ts'

const tables = ['events', 'eventSubjects', 'changes', 'trailLinks'] as const
type Table = (typeof tables)[number]
interface Column {
  readonly table: Table
  readonly column: string
  readonly type: string
}
/** The place in the tree decides who reads the row today and moves with the unit; docs/trail-format.md says so. */
export const unproven = ['changes.unitSortKey', 'eventSubjects.unitSortKey']

/** A foe with the owner's rights: constraints and identity gone, so that any value may stand anywhere. The database is spoilt for other use. */
async function loosen(client: pg.ClientBase): Promise<Column[]> {
  const { rows: constraints } = await client.query<{ table: string; name: string }>(
    `select c.conrelid::regclass::text as "table", quote_ident(c.conname) as "name" from pg_constraint c where c.conrelid = any(select quote_ident(t)::regclass from unnest($1::text[]) t)
     and c.contype in ('f', 'p', 'u') order by c.contype`,
    [tables],
  )
  for (const c of constraints) await client.query(`alter table ${c.table} drop constraint if exists ${c.name} cascade`)
  await client.query(
    'drop index "eventsBySeq"; alter table "events" alter column "seq" drop identity if exists; create index on "events" ("seq"); create index on "changes" ("eventId"); create index on "eventSubjects" ("eventId"); create index on "trailLinks" ("position")',
  )
  const { rows } = await client.query<Column>(
    `select table_name as "table", column_name as "column", data_type as "type" from information_schema.columns where table_schema = 'public' and table_name = any($1) order by 1, ordinal_position`,
    [tables],
  )
  for (const { table, column } of rows) await client.query(`alter table "${table}" alter column "${column}" drop not null`)
  return rows
}

const flipped: Record<string, (column: string) => string> = {
  uuid: () => 'gen_random_uuid()',
  text: (c) => `coalesce("${c}", '') || 'x'`,
  bigint: (c) => `"${c}" + 7000000`,
  integer: (c) => `"${c}" + 7`,
  boolean: (c) => `not "${c}"`,
  xid8: (c) => `(("${c}"::text::bigint) + 1)::text::xid8`,
  'timestamp with time zone': (c) => `"${c}" + interval '1 microsecond'`,
}
type Alteration = 'flipped' | 'nulled' | 'emptied' | 'swapped' | 'cut'

/** Verifies over a connection that stays open. */
async function verifyOver(client: pg.ClientBase, headsFile?: string): Promise<Verdict> {
  await client.query('begin')
  try {
    return await verifyTrail({ connection: client, headsFile })
  } finally {
    await client.query('rollback')
  }
}

interface Target {
  readonly row: string
  readonly other: string
}

/** The statement of an alteration; undefined where the column can't take it. */
function statementOf({ table, column, type }: Column, alteration: Alteration): string | undefined {
  const name = `"${column}"`
  const change: Record<Alteration, string | undefined> = {
    flipped: `update "${table}" set ${name} = ${flipped[type]?.(column) ?? 'null'} where ctid = $1`,
    nulled: `update "${table}" set ${name} = null where ctid = $1 and ${name} is not null`,
    emptied:
      type === 'text'
        ? `update "${table}" set ${name} = case when ${name} is null then '' when ${name} = '' then null else '' end where ctid = $1`
        : undefined,
    swapped: `update "${table}" t set ${name} = o.${name} from "${table}" o where t.ctid in ($1, $2) and o.ctid in ($1, $2) and o.ctid <> t.ctid and o.${name} is distinct from t.${name}`,
    cut: column === 'bureauId' ? `delete from "${table}" where ctid = $1` : undefined,
  }
  return change[alteration]
}

async function targetsOf(client: pg.ClientBase, table: Table, count: number): Promise<Target[]> {
  const { rows } = await client.query<{ row: string }>(
    `select t.ctid::text as "row" from "${table}" t ${table === 'trailLinks' ? 'where "position" < (select max("position") from "trailLinks")' : ''} order by md5(t::text) limit $1`,
    [count * 2],
  )
  return rows.slice(0, count).map((r, i) => ({ row: r.row, other: rows[rows.length - 1 - i]?.row ?? r.row }))
}

/** Places that may be named for a row: its link's position, its event. */
async function placesOf(client: pg.ClientBase, table: Table, { row, other }: Target): Promise<Set<string>> {
  const event = table === 'events' ? 'id' : 'eventId'
  const { rows } = await client.query<{ event: string; position: string | null }>(
    `select t."${event}"::text as "event", l."position"::text as "position" from "${table}" t left join "trailLinks" l on l."eventId" = t."${event}" where t.ctid in ($1, $2)`,
    [row, other],
  )
  return new Set(rows.flatMap((r) => [r.event, r.position ?? '']))
}

export interface AlterationFigures {
  readonly tried: number
  readonly noticed: number
  readonly named: number
  readonly columns: number
  /** Soundness checks of the restored chain, and how many called it broken. */
  readonly restored: number
  readonly falseAlarms: number
  /** What slipped through, in words. */
  readonly missed: readonly string[]
}

async function tryOne(
  client: pg.ClientBase,
  column: Column,
  alteration: Alteration,
  target: Target,
): Promise<'untried' | 'missed' | 'noticed' | 'named'> {
  const statement = statementOf(column, alteration)
  if (!statement) return 'untried'
  const places = await placesOf(client, column.table, target)
  await client.query('begin')
  try {
    const { rowCount } = await client.query(statement, statement.includes('$2') ? [target.row, target.other] : [target.row])
    if (rowCount === 0) return 'untried'
    const verdict = await verifyTrail({ connection: client })
    if (verdict.isSound) return 'missed'
    return verdict.faults.some((f) => places.has(String(f.position)) || places.has(f.eventId ?? '')) ? 'named' : 'noticed'
  } finally {
    await client.query('rollback')
  }
}

/** T1: every column of the four tables flipped, nulled, emptied, swapped or cut in `rowsPerColumn` rows each; every time noticed and the row named. */
export async function proveAlterationsFound(pool: pg.Pool, rowsPerColumn: number): Promise<AlterationFigures> {
  await withChainer(pool, headsPlace(), (chainer) => chainer.flush())
  const client = await pool.connect()
  const figures = { tried: 0, noticed: 0, named: 0, columns: 0, restored: 0, falseAlarms: 0, missed: [] as string[] }
  const isSound = async (): Promise<void> => {
    figures.restored += 1
    if (!(await verifyOver(client)).isSound) figures.falseAlarms += 1
  }
  try {
    await isSound()
    const columns = (await loosen(client)).filter((c) => !unproven.includes(`${c.table}.${c.column}`))
    for (const column of columns) {
      for (const target of await targetsOf(client, column.table, rowsPerColumn)) {
        for (const alteration of ['flipped', 'nulled', 'emptied', 'swapped', 'cut'] as const) {
          const outcome = await tryOne(client, column, alteration, target)
          if (outcome === 'untried') continue
          figures.tried += 1
          if (outcome !== 'missed') figures.noticed += 1
          if (outcome === 'named') figures.named += 1
          else figures.missed.push(`${column.table}.${column.column} ${alteration} ${outcome}`)
        }
      }
      figures.columns += 1
      await isSound()
    }
    return figures
  } finally {
    client.release(true)
  }
}

/** A foe computes the whole chain anew, with one name changed, so that all links hold together. */
async function forge(pool: pg.Pool, fromPosition: number): Promise<void> {
  await pool.query(
    `update "events" set "actorName" = '假名' where "id" = (select "eventId" from "trailLinks" where "position" = $1)`,
    [fromPosition],
  )
  const micros = (c: string): string => `(extract(epoch from ${c}) * 1000000)::bigint::text`
  const { rows } =
    await pool.query(`select l."position"::int as "position", ${micros('l."linkedAt"')} as "linked", e."bureauId"::text, e."id"::text, e."seq"::text, ${micros('e."at"')} as "atMicros", e."accountId"::text, e."personId"::text,
    e."actorName", e."role", e."address", e."verb", e."result", e."digest", e."transactionId"::text from "trailLinks" l join "events" e on e."seq" = l."eventSeq" order by l."position"`)
  let previous = noHash
  const made = rows.map((r) => {
    const before = previous
    previous = linkHash(r.position, r.linked, previous, r)
    return { position: r.position, before, hash: previous }
  })
  await pool.query(
    `update "trailLinks" l set "previousHash" = n.before, "hash" = n.hash from unnest($1::bigint[], $2::text[], $3::text[]) n(position, before, hash) where l."position" = n.position`,
    [made.map((m) => m.position), made.map((m) => m.before), made.map((m) => m.hash)],
  )
}

export interface CutFigures {
  readonly sound: Verdict
  readonly cutWithoutHeads: Verdict
  readonly cut: Verdict
  readonly emptied: Verdict
  readonly forgedWithoutHeads: Verdict
  readonly forged: Verdict
  readonly heads: Heads
}

/** T2: `rows` events, then the newest cut off with their events, all cut off, or the whole chain computed anew: found by the signed heads. */
export async function proveCutsFound(pool: pg.Pool, rows: number): Promise<CutFigures> {
  const heads = headsPlace()
  const chainer = startChainer(pool, heads)
  for (let done = 0; done < rows; done += 50) {
    await recordActs(pool, Math.min(50, rows - done))
    await chainer.flush()
  }
  await chainer.stop()
  const connection = await pool.connect()
  const judge = (headsFile?: string): Promise<Verdict> => verifyOver(connection, headsFile)
  const undone = async <T>(harm: string, look: () => Promise<T>): Promise<T> => {
    await connection.query(`begin; ${harm}`)
    const seen = await look()
    await connection.query('rollback')
    return seen
  }
  const cutFrom = (position: number): string =>
    ['eventSubjects', 'changes']
      .map((t) => `delete from "${t}" where "eventId" in (select "eventId" from "trailLinks" where "position" >= ${position});`)
      .join('') +
    `delete from "events" where "id" in (select "eventId" from "trailLinks" where "position" >= ${position}); delete from "trailLinks" where "position" >= ${position};`
  try {
    const sound = await judge(heads.anchorFile)
    const cutWithoutHeads = await undone(cutFrom(sound.count - 19), () => verifyTrail({ connection }))
    const cut = await undone(cutFrom(sound.count - 19), () => verifyTrail({ connection, headsFile: heads.anchorFile }))
    const emptied = await undone(cutFrom(1), () => verifyTrail({ connection, headsFile: heads.anchorFile }))
    await forge(pool, Math.min(7, rows))
    return {
      sound,
      cutWithoutHeads,
      cut,
      emptied,
      forgedWithoutHeads: await judge(),
      forged: await judge(heads.anchorFile),
      heads,
    }
  } finally {
    connection.release()
  }
}

/** T1, its figure in time: a chain of `rows` events is verified whole; seconds to link and to verify. */
export async function proveVerifySpeed(
  pool: pg.Pool,
  rows: number,
): Promise<{ linkSeconds: number; verifySeconds: number; verdict: Verdict }> {
  await fillEvents(pool, rows)
  await pool.query('analyze "events"; analyze "eventSubjects"; analyze "changes"')
  const secondsSince = (moment: number): number => (performance.now() - moment) / 1000
  const started = performance.now()
  await withChainer(pool, headsPlace(), (chainer) => chainer.flush())
  const linkSeconds = secondsSince(started)
  await pool.query('analyze "trailLinks"')
  const linked = performance.now()
  const verdict = await verifyTrail({ connection: { ...pool.options } })
  return { linkSeconds, verifySeconds: secondsSince(linked), verdict }
}
