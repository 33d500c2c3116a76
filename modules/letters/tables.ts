import type { ColumnType, Generated } from 'kysely'

type Json<T> = ColumnType<T, string, string>

export type HolderDuty = 'unitHead' | 'leaderInCharge' | 'leadOfficer'
export type IssuerDuty = 'overseeingBureauLeader' | 'unitHead' | 'leaderInCharge'
export type PartySide = 'issuer' | 'holder'

/** 责任书 — issued to a post of a unit by the post above it; who holds either post today signs, a successor carries it on. */
export interface LetterRow {
  bureauId: string
  id: string
  serialNumber: string
  unitId: string
  unitSortKey: string
  holderDuty: HolderDuty
  issuerDuty: IssuerDuty
  /** Who stands behind it today; null while the post is vacant. */
  holderPersonId: string | null
  issuerPersonId: string | null
  wordingId: string
  versionId: string
  /** The responsibility list issued with it. */
  listVersionId: string | null
  chainTemplateId: string
  /** What is filled into the text of both sides: bureau, unit, day, chain; the holder's name comes with the holder. */
  fields: Json<Record<string, string>>
  /** What a successor is asked for. */
  successorMeans: 'signature' | 'acknowledgement'
  issuedOn: string
  dueOn: string | null
  issuedBy: string
  issuedByName: string
  /** The day on which both sides had signed; stays. */
  inForceOn: string | null
  endedOn: string | null
  endReason: string | null
  endedByName: string | null
  /** The letter that this one replaces. */
  predecessorId: string | null
  createdAt: Generated<Date>
  version: Generated<number>
}

/** 责任书的一方 — who stood behind a letter on one side, [from, to), and how they answered; written on by settlement and by the person only. */
export interface LetterPartyRow {
  bureauId: string
  id: string
  letterId: string
  unitSortKey: string
  side: PartySide
  personId: string
  personName: string
  personTitle: string
  fromOn: string
  toOn: string | null
  means: 'signature' | 'acknowledgement'
  requestId: string | null
  answer: Generated<'open' | 'signed' | 'acknowledged' | 'declined'>
  answeredAt: Date | null
  signatureId: string | null
  /** The party before, on the same side. */
  predecessorId: string | null
  createdAt: Generated<Date>
  version: Generated<number>
}

export interface LettersTables {
  letters: LetterRow
  letterParties: LetterPartyRow
}
