import type { ColumnType, Generated } from 'kysely'

type Json<T> = ColumnType<T, string, string>

/** 签章密钥 — the bureau's sealing keys; a retired one still verifies. */
export interface SealKeyRow {
  bureauId: string
  id: string
  /** Ed25519, SPKI, PEM. */
  publicKey: string
  privateSealed: string
  madeAt: Generated<Date>
  retiredAt: Date | null
}

/** 待签 — one person is asked to sign one version on one occasion (round, letter, leaving). */
export interface SigningRequestRow {
  bureauId: string
  id: string
  occasion: 'round' | 'letter' | 'leaving'
  occasionId: string
  personId: string
  unitId: string
  unitSortKey: string
  wordingId: string
  versionId: string
  /** Values that the occasion fills into the text in place of the signatory's own: a letter names its holder, whoever signs it. */
  given: ColumnType<Record<string, string> | null, string | null | undefined, string | null>
  /** A version that goes with the text and is read with it: the responsibility list of a letter. */
  attachedVersionId: ColumnType<string | null, string | null | undefined, string | null>
  state: Generated<'open' | 'signed' | 'declined' | 'withdrawn'>
  /** Ten readable characters, printed on paper beside the QR code. */
  code: string
  fromOn: string
  dueOn: string | null
  declineReason: string | null
  respondedAt: Date | null
  /** The occasion is over: nothing can be answered any more. */
  endedAt: Date | null
  createdAt: Generated<Date>
  version: Generated<number>
}

/** A drawn signature: box in whole units, lines of points [x, y, milliseconds, pressure 0–1000]. */
export interface Stroke {
  width: number
  height: number
  lines: number[][][]
}

/** 签署 — what was signed, by whom, how, with its seal; written once, never changed. */
export interface SignatureRow {
  bureauId: string
  id: string
  requestId: string
  personId: string
  personName: string
  unitName: string
  unitSortKey: string
  versionId: string
  means: 'screen' | 'desk' | 'paper'
  /** Values merged into the text, so that it can be shown again as it was. */
  fields: Json<Record<string, string>>
  textDigest: string
  textDigestSm3: string
  stroke: Json<Stroke> | null
  strokeDigest: string | null
  identification: 'pin' | 'pinWithWitness' | 'paper'
  witnessId: string | null
  witnessName: string | null
  recordedBy: string | null
  recordedByName: string | null
  scanFileId: string | null
  scanPage: number | null
  scanDigest: string | null
  address: string
  signedAt: Date
  eventId: string
  evidenceDigest: string
  seal: string
  sealKeyId: string
}

export interface SignaturesTables {
  sealKeys: SealKeyRow
  signingRequests: SigningRequestRow
  signatures: SignatureRow
}
