import type { Generated } from 'kysely'
import type { receivedStates, releaseStates } from './contract.ts'

/** 隶属关系 — under which tenant a bureau stands, as half-open intervals of days that never overlap. */
export interface BureauPlacementRow {
  bureauId: string
  id: string
  parentId: string
  fromOn: string
  toOn: string | null
  recordedAt: Generated<Date>
}

/** 对上数字 — one figure or measure of a tenant as it stood at the beginning of a day; nothing of persons below five. */
export interface BureauFigureRow {
  bureauId: string
  onDay: string
  /** The tenant's own, or with those below it: what a tenant above may read. */
  reach: 'own' | 'all'
  figureId: string
  /** 少于五: null. */
  n: number | null
  /** Of a measure: what it is a part of. */
  whole: number | null
  isHidden: boolean
  /** How many bureaus the sum counts, and how many it can't because theirs is hidden. */
  bureaus: number
  hiddenBureaus: number
}

/** 下发通知 — a superior's notice to bureaus below. */
export interface SuperiorNoticeRow {
  bureauId: string
  id: string
  number: string
  title: string
  text: string
  issuedOn: string
  dueOn: string | null
  issuer: string
  recipients: string[]
  state: Generated<'sent' | 'withdrawn'>
  sentByName: string
  sentAt: Date
  withdrawnByName: string | null
  withdrawnAt: Date | null
  withdrawReason: string | null
  version: Generated<number>
}

/** 上级来文 — the notice as it arrived in a bureau; names of who acted stay there. */
export interface ReceivedNoticeRow {
  bureauId: string
  /** That of the superior's notice. */
  id: string
  senderId: string
  issuer: string
  number: string
  title: string
  text: string
  issuedOn: string
  dueOn: string | null
  state: Generated<(typeof receivedStates)[number]>
  arrivedAt: Date
  acknowledgedByName: string | null
  acknowledgedAt: Date | null
  /** The bureau's own notice that was made of it. */
  noticeId: string | null
  takenOverByName: string | null
  takenOverAt: Date | null
  withdrawnAt: Date | null
  withdrawReason: string | null
  version: Generated<number>
}

/** 来文回执 — what the sender sees of a bureau: days, the number there, counts of tasks; nobody's name. */
export interface NoticeReceiptRow {
  bureauId: string
  noticeId: string
  senderId: string
  arrivedOn: string
  acknowledgedOn: string | null
  takenOverOn: string | null
  localNumber: string | null
  clauses: number | null
  tasks: number | null
  concluded: number | null
  countedOn: string | null
}

/** 对上提供 — a frozen file that a named person of the bureau asked to give to the superior, and another approved, for a time. */
export interface ReleaseRow {
  bureauId: string
  id: string
  /** A kind of server/jobs/releasables.ts. */
  kind: string
  sourceId: string
  title: string
  /** What it may be used for. */
  scope: string
  reason: string
  addresseeId: string
  addresseeName: string
  /** The last day on which it can be read. */
  expiresOn: string
  fileId: string
  fileName: string
  mediaType: string
  fileDigest: string
  state: Generated<(typeof releaseStates)[number]>
  number: string | null
  askedBy: string
  askedByName: string
  askedAt: Date
  approvedBy: string | null
  approvedByName: string | null
  approvedAt: Date | null
  endReason: string | null
  endedByName: string | null
  endedAt: Date | null
  version: Generated<number>
}

export interface SuperiorsTables {
  bureauPlacements: BureauPlacementRow
  bureauFigures: BureauFigureRow
  superiorNotices: SuperiorNoticeRow
  receivedNotices: ReceivedNoticeRow
  noticeReceipts: NoticeReceiptRow
  releases: ReleaseRow
}
