import type pg from 'pg'
import { asTexts, type Change, changeColumns, eventColumns, eventValue, isPurged, type Linked, linkColumns, type Subject, subjectColumns, type Value } from './format.ts'

const batch = 5000

async function readRows(client: pg.ClientBase, text: string, values: unknown[]): Promise<Value[][]> {
  return (await client.query<Value[]>({ text, values, rowMode: 'array' })).rows
}
const at = (row: readonly Value[], index: number): Value => row[index] ?? null

/** The next links after a position with their events; fewer than `isFull` says when the chain ends. */
export async function readLinks(client: pg.ClientBase, after: number): Promise<{ links: Linked[]; isFull: boolean }> {
  const rows = await readRows(client,
    `select ${asTexts('l', linkColumns)}, ${asTexts('e', eventColumns)} from "trailLinks" l left join "events" e on e."seq" = l."eventSeq"
     where l."position" > $1 order by l."position" limit ${batch}`, [after])
  const links = rows.map((r) => ({
    position: at(r, 0), bureauId: at(r, 1), eventId: at(r, 2), eventSeq: at(r, 3), previousHash: at(r, 4), hash: at(r, 5), linkedAt: at(r, 6), event: r.slice(linkColumns.length),
  }))
  return { links, isFull: rows.length === batch }
}

async function readOf<T>(client: pg.ClientBase, table: string, columns: readonly string[], wanted: { links: readonly Linked[]; make: (row: readonly Value[]) => T }): Promise<Map<string, T[]>> {
  const rows = await readRows(client,
    `select ${asTexts('t', columns)} from unnest($1::uuid[], $2::uuid[]) as w(bureau, event) join "${table}" t on t."bureauId" = w.bureau and t."eventId" = w.event
     ${table === 'changes' ? 'order by t."position"' : ''}`,
    [wanted.links.map((l) => eventValue(l, 'bureauId')), wanted.links.map((l) => eventValue(l, 'id'))])
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const known = found.get(row[0] ?? '')
    if (known) known.push(wanted.make(row))
    else found.set(row[0] ?? '', [wanted.make(row)])
  }
  return found
}

export interface Contents {
  readonly subjects: ReadonlyMap<string, Subject[]>
  readonly changes: ReadonlyMap<string, Change[]>
  /** Events whose contents a later event says were purged. */
  readonly purged: ReadonlySet<string>
}

/** Subjects and changes of the events of a batch, by event. */
export async function readContents(client: pg.ClientBase, links: readonly Linked[]): Promise<Contents> {
  const [subjects, changes] = await Promise.all([
    readOf(client, 'eventSubjects', subjectColumns, { links, make: (r): Subject => ({ subjectId: at(r, 1), subjectKind: at(r, 2), at: at(r, 3) }) }),
    readOf(client, 'changes', changeColumns, {
      links,
      make: (r): Change => ({ position: at(r, 1), subjectId: at(r, 2), field: at(r, 3), before: at(r, 4), after: at(r, 5), isSealed: at(r, 6), salt: at(r, 7), leaf: at(r, 8) }),
    }),
  ])
  const emptied = [...changes].filter(([, rows]) => rows.some(isPurged)).map(([id]) => id)
  return { subjects, changes, purged: emptied.length > 0 ? await readPurged(client, emptied) : new Set() }
}

async function readPurged(client: pg.ClientBase, ids: readonly string[]): Promise<Set<string>> {
  const rows = await readRows(client,
    `select s."subjectId"::text from "eventSubjects" s join "events" e on e."bureauId" = s."bureauId" and e."id" = s."eventId"
     where s."subjectKind" = 'event' and e."verb" = 'trail.contentPurged' and s."subjectId" = any($1::uuid[])`, [ids])
  return new Set(rows.map((r) => r[0] ?? ''))
}
