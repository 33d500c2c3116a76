import type { Generated } from 'kysely'

/** 签署台 — a browser given over to one round by a clerk; it knows its token and nothing else. */
export interface SigningDeskRow {
  bureauId: string
  id: string
  roundId: string
  unitSortKey: string
  tokenDigest: string
  openedBy: string
  openedByName: string
  openedAt: Generated<Date>
  endsAt: Date
  closedAt: Date | null
  version: Generated<number>
}

export interface SigningDeskTables {
  signingDesks: SigningDeskRow
}
