import type { ColumnType, Generated } from 'kysely'

type Json<T> = ColumnType<T, string, string>

/** Who is asked: auxiliaries or officers of the units named (none: of all in reach), of the posts and kinds named, and only those who joined since a day or whose version is outdated. */
export interface Audience {
  people: 'auxiliary' | 'officer'
  unitIds: string[]
  postIds: string[]
  auxiliaryKinds: ('patrolMember' | 'policeAssistant')[]
  joinedSince: string | null
  isOutdatedOnly: boolean
}

/** 签订批次 — who signs which text from when to when; a standing one takes in whoever joins. */
export interface SigningRoundRow {
  bureauId: string
  id: string
  serialNumber: string
  title: string
  wordingId: string
  /** The version asked for now; a standing round moves on to a materially changed one. */
  versionId: string
  audience: Json<Audience>
  isStanding: boolean
  /** Where the round was opened: its opener reaches no further. */
  unitSortKey: string
  fromOn: string
  dueOn: string | null
  openedBy: string
  openedByName: string
  openedAt: Generated<Date>
  closedBy: string | null
  closedByName: string | null
  closedAt: Date | null
  version: Generated<number>
}

export interface PledgesTables {
  signingRounds: SigningRoundRow
}
