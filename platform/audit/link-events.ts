import type pg from 'pg'
import { type ChainedRow, linkHash, noHash } from './link-hash.ts'

export interface ChainHead {
  /** Number of links; 0 for an empty chain. */
  readonly count: number
  readonly hash: string
}
/** Transactions that had not ended when the last complete pass began: only these can still bring events. */
export interface Horizon {
  readonly snapshot: string
  readonly pending: readonly string[]
  readonly next: string
}

const batch = 2000
const micros = (moment: string): string => `(extract(epoch from ${moment}) * 1000000)::bigint::text`
const chained = `e."bureauId"::text as "bureauId", e."id"::text as "id", e."seq"::text as "seq", ${micros('e."at"')} as "atMicros", e."accountId"::text as "accountId",
  e."personId"::text as "personId", e."actorName", e."role", e."address", e."verb", e."result", e."digest", e."transactionId"::text as "transactionId"`
const unlinked = `not exists (select 1 from "trailLinks" l where l."eventId" = e."id")`
/** Two halves, so that each is one index range; a row of a restored database may carry a number from the future and was swept at the start. */
const since = `select ${chained} from "events" e where e."transactionId" >= $2::xid8 and e."transactionId" < pg_snapshot_xmax(pg_current_snapshot()) and ${unlinked}
  union all select ${chained} from "events" e where e."transactionId" = any($3::xid8[]) and e."transactionId" < $2::xid8 and ${unlinked}`

const anyUnlinked = `select 1 from "events" e where ${unlinked} limit 1`

/** Reads 'xmin:xmax:running,running' of PostgreSQL. */
function horizonOf(snapshot: string): Horizon {
  const [, next = '0', running = ''] = snapshot.split(':')
  return { snapshot, next, pending: running === '' ? [] : running.split(',') }
}

export async function readHead(client: pg.ClientBase): Promise<ChainHead> {
  const { rows } = await client.query<{ position: string; hash: string }>(
    `select "position"::text as "position", "hash" from "trailLinks" order by "trailLinks"."position" desc limit 1`,
  )
  return { count: Number(rows[0]?.position ?? 0), hash: rows[0]?.hash ?? noHash }
}

/** Whether any committed event is not in the chain yet. */
export async function hasUnlinked(client: pg.ClientBase): Promise<boolean> {
  return (await client.query(anyUnlinked)).rowCount !== 0
}

function findUnlinked(
  client: pg.ClientBase,
  horizon: Horizon | undefined,
  afterSeq: string,
): Promise<pg.QueryResult<ChainedRow>> {
  if (horizon)
    return client.query<ChainedRow>(
      `select * from (${since}) n where n."seq"::bigint > $1::bigint order by n."seq"::bigint limit ${batch}`,
      [afterSeq, horizon.next, horizon.pending],
    )
  return client.query<ChainedRow>(
    `select ${chained} from "events" e where e."seq" > $1::bigint and ${unlinked} order by e."seq" limit ${batch}`,
    [afterSeq],
  )
}

async function append(client: pg.ClientBase, rows: readonly ChainedRow[]): Promise<ChainHead> {
  const before = await readHead(client)
  const { rows: clock } = await client.query<{ linked: string }>(`select ${micros('clock_timestamp()')} as "linked"`)
  const linked = clock[0]?.linked ?? '0'
  let head = before
  const hashes = rows.map((row) => {
    head = { count: head.count + 1, hash: linkHash(head.count + 1, linked, head.hash, row) }
    return head.hash
  })
  await client.query(
    `insert into "trailLinks" ("position", "bureauId", "eventId", "eventSeq", "previousHash", "hash", "linkedAt")
     select $1::bigint + n.i, n.bureau, n.event, n.seq, n.previous, n.hash, timestamptz 'epoch' + $2::bigint * interval '1 microsecond'
     from unnest($3::uuid[], $4::uuid[], $5::bigint[], $6::text[], $7::text[]) with ordinality as n(bureau, event, seq, previous, hash, i)`,
    [
      before.count,
      linked,
      rows.map((r) => r.bureauId),
      rows.map((r) => r.id),
      rows.map((r) => r.seq),
      [before.hash, ...hashes.slice(0, -1)],
      hashes,
    ],
  )
  return head
}

async function linkBatch(
  client: pg.ClientBase,
  horizon: Horizon | undefined,
  afterSeq: string,
): Promise<{ rows: ChainedRow[]; head: ChainHead | undefined }> {
  const { rows } = await findUnlinked(client, horizon, afterSeq)
  if (rows.length === 0) return { rows, head: undefined }
  await client.query('begin')
  const head = await append(client, rows)
  await client.query('commit')
  return { rows, head }
}

/**
 * One pass: links every event committed before it began, in batches, in the order of `seq`; without a horizon it looks at all events.
 * Holds no lock that a writer could wait for. The caller holds the chainer's lock; on any error it drops the connection.
 */
export async function linkEvents(
  client: pg.ClientBase,
  last: Horizon | undefined,
  onLinked: (head: ChainHead) => Promise<void>,
): Promise<{ horizon: Horizon; linked: number }> {
  const { rows } = await client.query<{ snapshot: string }>('select pg_current_snapshot()::text as "snapshot"')
  const horizon = horizonOf(rows[0]?.snapshot ?? '')
  if (last && last.snapshot === horizon.snapshot) return { horizon, linked: 0 }
  let linked = 0
  let afterSeq = '0'
  for (;;) {
    const found = await linkBatch(client, last, afterSeq)
    linked += found.rows.length
    if (found.head) await onLinked(found.head)
    afterSeq = found.rows.at(-1)?.seq ?? afterSeq
    if (found.rows.length < batch) return { horizon, linked }
  }
}
