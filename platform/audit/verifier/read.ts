import type pg from 'pg'
import {
  asTexts,
  type Change,
  changeColumns,
  eventColumns,
  type Linked,
  linkColumns,
  type Subject,
  subjectColumns,
  type Value,
} from './format.ts'

const batch = 5000
const at = (row: readonly Value[], index: number): Value => row[index] ?? null

const linksQuery = `select ${asTexts('l', linkColumns)}, ${asTexts('e', eventColumns)} from "trailLinks" l left join "events" e on e."seq" = l."eventSeq" where l."position" > 0 order by l."position"`
const ofLinks = (table: string, columns: readonly string[], order: string): string =>
  `select l."position"::text, ${asTexts('t', columns)} from "trailLinks" l join "${table}" t on t."bureauId" = l."bureauId" and t."eventId" = l."eventId" where l."position" > 0 order by l."position"${order}`

/** Rows of a query through a cursor, so that no table is ever held whole; name and query are this file's own. The client is inside a transaction. */
async function openCursor(client: pg.ClientBase, name: string, query: string): Promise<() => Promise<Value[][]>> {
  const declaration = `declare "${name}" no scroll cursor for ${query}`
  await client.query(declaration)
  return async () => (await client.query<Value[]>({ text: `fetch ${batch} from "${name}"`, rowMode: 'array' })).rows
}

const positionOf = (row: readonly Value[] | undefined): number => Number(row?.[0] ?? 0)

function groupByPosition<T>(rows: readonly Value[][], make: (row: readonly Value[]) => T): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const known = found.get(row[0] ?? '')
    if (known) known.push(make(row))
    else found.set(row[0] ?? '', [make(row)])
  }
  return found
}

/** Rows that belong to links, handed out by the link's position, in step with the reader. */
async function openBeside<T>(
  client: pg.ClientBase,
  name: string,
  query: string,
  make: (row: readonly Value[]) => T,
): Promise<(upTo: number) => Promise<Map<string, T[]>>> {
  const fetch = await openCursor(client, name, query)
  let waiting: Value[][] = []
  let isOver = false
  return async (upTo) => {
    while (!isOver && positionOf(waiting.at(-1)) <= upTo) {
      const more = await fetch()
      isOver = more.length === 0
      waiting = waiting.concat(more)
    }
    const end = waiting.findIndex((row) => positionOf(row) > upTo)
    const reached = end === -1 ? waiting : waiting.slice(0, end)
    waiting = end === -1 ? [] : waiting.slice(end)
    return groupByPosition(reached, make)
  }
}

const makeLink = (r: readonly Value[]): Linked => ({
  position: at(r, 0),
  bureauId: at(r, 1),
  eventId: at(r, 2),
  eventSeq: at(r, 3),
  previousHash: at(r, 4),
  hash: at(r, 5),
  linkedAt: at(r, 6),
  event: r.slice(linkColumns.length),
})
const makeChange = (r: readonly Value[]): Change => ({
  position: at(r, 1),
  subjectId: at(r, 2),
  field: at(r, 3),
  before: at(r, 4),
  after: at(r, 5),
  isSealed: at(r, 6),
  salt: at(r, 7),
  leaf: at(r, 8),
})

export interface ChainReader {
  /** The next links with their events; none at the end. */
  links(): Promise<Linked[]>
  /** Subjects and changes of the links up to a position, by position. */
  subjects(upTo: number): Promise<Map<string, Subject[]>>
  changes(upTo: number): Promise<Map<string, Change[]>>
}

export async function openChain(client: pg.ClientBase): Promise<ChainReader> {
  const fetchLinks = await openCursor(client, 'verifiedLinks', linksQuery)
  return {
    links: async () => (await fetchLinks()).map(makeLink),
    subjects: await openBeside(
      client,
      'verifiedSubjects',
      ofLinks('eventSubjects', subjectColumns, ''),
      (r): Subject => ({ subjectId: at(r, 1), subjectKind: at(r, 2), at: at(r, 3) }),
    ),
    changes: await openBeside(client, 'verifiedChanges', ofLinks('changes', changeColumns, ', t."position"'), makeChange),
  }
}

/** Which of the events have their contents purged by word of a later event. */
export async function readPurged(client: pg.ClientBase, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await client.query<{ id: string }>(
    `select s."subjectId"::text as "id" from "eventSubjects" s join "events" e on e."bureauId" = s."bureauId" and e."id" = s."eventId"
     where s."subjectKind" = 'event' and e."verb" = 'trail.contentPurged' and s."subjectId" = any($1::uuid[])`,
    [ids],
  )
  return new Set(rows.map((r) => r.id))
}
