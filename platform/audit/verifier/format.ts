import { hash } from 'node:crypto'

/** A text as PostgreSQL wrote it, or null. */
export type Value = string | null

/** A link and its event side by side, as read. */
export interface Linked {
  readonly position: Value
  readonly bureauId: Value
  readonly eventId: Value
  readonly eventSeq: Value
  readonly previousHash: Value
  readonly hash: Value
  readonly linkedAt: Value
  /** Values of the event's columns in the order of `eventColumns`; all null when there is no such event. */
  readonly event: readonly Value[]
}
export interface Subject {
  readonly subjectId: Value
  readonly subjectKind: Value
  readonly at: Value
}
export interface Change {
  readonly position: Value
  readonly subjectId: Value
  readonly field: Value
  readonly before: Value
  readonly after: Value
  readonly isSealed: Value
  readonly salt: Value
  readonly leaf: Value
}

export const sha256 = (text: string | Buffer): string => hash('sha256', text)
export const noHash = '0'.repeat(64)

/** docs/trail-format.md, Canonical encoding. */
export function canonical(values: readonly Value[]): string {
  let text = ''
  for (const value of values) text += value === null ? 'n;' : `s${Buffer.byteLength(value)}:${value};`
  return text
}

export const linkColumns = ['position', 'bureauId', 'eventId', 'eventSeq', 'previousHash', 'hash', 'linkedAt']
export const eventColumns = [
  'bureauId',
  'id',
  'seq',
  'at',
  'accountId',
  'personId',
  'actorName',
  'role',
  'address',
  'verb',
  'result',
  'digest',
  'transactionId',
]
export const subjectColumns = ['subjectId', 'subjectKind', 'at']
export const changeColumns = ['position', 'subjectId', 'field', 'before', 'after', 'isSealed', 'salt', 'leaf']

const place = Object.fromEntries(eventColumns.map((c, i) => [c, i]))
/** One column of a link's event. */
export const eventValue = (linked: Linked, column: 'bureauId' | 'id' | 'seq' | 'at' | 'digest'): Value =>
  linked.event[place[column] ?? -1] ?? null

/** docs/trail-format.md, The chain. */
export const hashOfLink = (linked: Linked): string =>
  sha256(canonical(['mingze-link-1', linked.position, linked.linkedAt, linked.previousHash, ...linked.event]))

const marks: Readonly<Record<string, string>> = { true: 'sealed', false: 'plain' }

/** docs/trail-format.md, An event, its subjects and changes. */
export const leafOfChange = (c: Change): string =>
  sha256(canonical([c.salt, c.position, c.subjectId, c.field, c.before, c.after, marks[c.isSealed ?? ''] ?? null]))

export const isPurged = (c: Change): boolean => c.salt === null && c.before === null && c.after === null

export function digestOfEvent(subjects: readonly Subject[], changes: readonly Change[]): string {
  const names = subjects.map((s) => `${s.subjectKind}:${s.subjectId}`).sort()
  return sha256(canonical([...names, '', ...changes.map((c) => c.leaf)]))
}

/** Select list that yields every column as text, moments in microseconds. */
export function asTexts(table: string, columns: readonly string[]): string {
  return columns
    .map((c) =>
      c === 'at' || c === 'linkedAt' ? `(extract(epoch from ${table}."${c}") * 1000000)::bigint::text` : `${table}."${c}"::text`,
    )
    .join(', ')
}
