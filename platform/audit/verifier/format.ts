import { hash } from 'node:crypto'

/** A text as PostgreSQL wrote it, or null. */
export type Value = string | null
export type Row = Readonly<Record<string, Value>>

export const sha256 = (text: string | Buffer): string => hash('sha256', text)
export const noHash = '0'.repeat(64)

/** docs/trail-format.md, Canonical encoding. */
export function canonical(values: readonly Value[]): string {
  let text = ''
  for (const value of values) text += value === null ? 'n;' : `s${Buffer.byteLength(value)}:${value};`
  return text
}

const chainedColumns = ['bureauId', 'id', 'seq', 'at', 'accountId', 'personId', 'actorName', 'role', 'address', 'verb', 'result', 'digest', 'transactionId']

/** docs/trail-format.md, The chain. */
export const hashOfLink = (link: Row, event: Row): string =>
  sha256(canonical(['mingze-link-1', of(link, 'position'), of(link, 'linkedAt'), of(link, 'previousHash'), ...chainedColumns.map((c) => of(event, c))]))

/** docs/trail-format.md, An event, its subjects and changes. */
export function leafOfChange(change: Row): string {
  const mark = of(change, 'isSealed') === null ? null : of(change, 'isSealed') === 'true' ? 'sealed' : 'plain'
  return sha256(canonical([...['salt', 'position', 'subjectId', 'field', 'before', 'after'].map((c) => of(change, c)), mark]))
}

export const isPurged = (change: Row): boolean => of(change, 'salt') === null && of(change, 'before') === null && of(change, 'after') === null

export function digestOfEvent(subjects: readonly Row[], changes: readonly Row[]): string {
  const names = subjects.map((s) => `${of(s, 'subjectKind')}:${of(s, 'subjectId')}`).sort()
  return sha256(canonical([...names, '', ...changes.map((c) => of(c, 'leaf'))]))
}

export const of = (row: Row, column: string): Value => row[column] ?? null

/** Select list that yields every column as text, moments in microseconds. */
export function asTexts(table: string, columns: readonly string[], prefix = ''): string {
  return columns
    .map((c) => {
      const isMoment = c === 'at' || c === 'linkedAt'
      const value = isMoment ? `(extract(epoch from ${table}."${c}") * 1000000)::bigint` : `${table}."${c}"`
      return `${value}::text as "${prefix}${c}"`
    })
    .join(', ')
}
export const eventColumns = chainedColumns
export const linkColumns = ['position', 'bureauId', 'eventId', 'eventSeq', 'previousHash', 'hash', 'linkedAt']
