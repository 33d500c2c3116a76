import { canonical } from '../audit/canonical.ts'
import { sha256 } from '../keys.ts'

/** Everything a signature binds; each part is documented in docs/signature-format.md. */
export interface SignatureFacts {
  readonly bureauId: string
  readonly id: string
  readonly requestId: string
  readonly personId: string
  readonly personName: string
  readonly unitName: string
  readonly versionId: string
  readonly title: string
  readonly number: number
  readonly versionDigest: string
  readonly versionDigestSm3: string
  readonly textDigest: string
  readonly textDigestSm3: string
  readonly fields: Readonly<Record<string, string>>
  readonly means: 'screen' | 'desk' | 'paper'
  readonly strokeDigest: string | null
  readonly identification: 'pin' | 'pinWithWitness' | 'paper'
  readonly witnessId: string | null
  readonly witnessName: string | null
  readonly recordedBy: string | null
  readonly recordedByName: string | null
  readonly scanFileId: string | null
  readonly scanPage: number | null
  readonly scanDigest: string | null
  readonly address: string
  readonly signedAt: Date
  readonly eventId: string
  readonly sealKeyId: string
}

export type Evidence = readonly (string | null)[]

const byCodeUnit = (one: string, other: string): number => (one < other ? -1 : 1)

/** SHA-256 over the merged values, names sorted by code unit. */
const digestOfFields = (fields: Readonly<Record<string, string>>): string =>
  sha256(
    canonical(
      Object.keys(fields)
        .sort(byCodeUnit)
        .flatMap((name) => [name, fields[name] ?? null]),
    ),
  )

/** The evidence of a signature: an ordered list of values; what is sealed is its canonical text. */
export const evidenceOf = (s: SignatureFacts): Evidence => [
  'mingze-signature-1',
  s.bureauId,
  s.id,
  s.requestId,
  s.personId,
  s.personName,
  s.unitName,
  s.versionId,
  s.title,
  String(s.number),
  s.versionDigest,
  s.versionDigestSm3,
  s.textDigest,
  s.textDigestSm3,
  digestOfFields(s.fields),
  s.means,
  s.strokeDigest,
  s.identification,
  s.witnessId,
  s.witnessName,
  s.recordedBy,
  s.recordedByName,
  s.scanFileId,
  s.scanPage === null ? null : String(s.scanPage),
  s.scanDigest,
  s.address,
  String(s.signedAt.getTime() * 1000),
  s.eventId,
  s.sealKeyId,
]

/** SHA-256 of the evidence. */
export const digestOfEvidence = (evidence: Evidence): string => sha256(canonical(evidence))
