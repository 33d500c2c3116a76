import type { Generated } from 'kysely'

/** 留痕 — who did what when from where with which result; committed with its change, never edited. */
export interface EventRow {
  bureauId: string
  id: string
  seq: Generated<number>
  at: Generated<Date>
  accountId: string | null
  personId: string | null
  actorName: string
  role: string | null
  address: string
  verb: string
  result: string
  digest: string
  transactionId: Generated<string>
}

/** 留痕对象 — whom or what an event is about; decides who may read it. */
export interface EventSubjectRow {
  bureauId: string
  eventId: string
  subjectId: string
  subjectKind: string
  unitSortKey: string | null
  at: Generated<Date>
}

/** 变更内容 — old and new values of an event, outside the chained row, purgeable with their salt. */
export interface ChangeRow {
  bureauId: string
  eventId: string
  position: number
  subjectId: string | null
  field: string
  before: string | null
  after: string | null
  isSealed: Generated<boolean>
  salt: string | null
  leaf: string
  unitSortKey: string | null
}

/** 留痕链 — the hash chain over committed events, written by the chainer only. */
export interface TrailLinkRow {
  position: number
  bureauId: string
  eventId: string
  eventSeq: number
  previousHash: string
  hash: string
  linkedAt: Generated<Date>
}

export interface AuditTables {
  events: EventRow
  eventSubjects: EventSubjectRow
  changes: ChangeRow
  trailLinks: TrailLinkRow
}
