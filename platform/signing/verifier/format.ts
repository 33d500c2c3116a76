import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** A text, or null. */
export type Value = string | null

export const sha256 = (bytes: string | Uint8Array): string => hash('sha256', bytes)
export const sm3 = (bytes: string | Uint8Array): string => hash('sm3', bytes)

/** docs/signature-format.md, Canonical encoding. */
export function canonical(values: readonly Value[]): string {
  let text = ''
  for (const value of values) text += value === null ? 'n;' : `s${Buffer.byteLength(value)}:${value};`
  return text
}

/** Names of the values of an evidence, in their order (docs/signature-format.md, Evidence). */
export const evidenceNames = [
  'format',
  'bureauId',
  'id',
  'requestId',
  'personId',
  'personName',
  'unitName',
  'versionId',
  'title',
  'number',
  'versionDigest',
  'versionDigestSm3',
  'textDigest',
  'textDigestSm3',
  'fieldsDigest',
  'means',
  'strokeDigest',
  'identification',
  'witnessId',
  'witnessName',
  'recordedBy',
  'recordedByName',
  'scanFileId',
  'scanPage',
  'scanDigest',
  'address',
  'signedAt',
  'eventId',
  'sealKeyId',
] as const
export type EvidenceName = (typeof evidenceNames)[number]
export type Named = Readonly<Record<EvidenceName, Value>>

/** An evidence by name; undefined when it is none. */
export function named(evidence: readonly Value[]): Named | undefined {
  if (evidence.length !== evidenceNames.length || evidence[0] !== 'mingze-signature-1') return undefined
  return Object.fromEntries(evidenceNames.map((name, i) => [name, evidence[i] ?? null])) as Named
}

/** First 16 digits of SHA-256 of a public key (SPKI, DER). */
export const idOfKey = (key: KeyObject): string => sha256(key.export({ type: 'spki', format: 'der' })).slice(0, 16)

/** Public keys of a PEM text by their id. */
export function keysOf(pem: string): Map<string, KeyObject> {
  const blocks = pem.match(/-----BEGIN PUBLIC KEY-----[\s\S]+?-----END PUBLIC KEY-----/g) ?? []
  return new Map(blocks.map((block) => createPublicKey(block)).map((key) => [idOfKey(key), key]))
}

/** The keys of a file that a bureau trusts; throws when there is none in it. */
export function readKeys(path: string): Map<string, KeyObject> {
  const keys = keysOf(readFileSync(path, 'utf8'))
  if (keys.size === 0) throw new Error(`${path} 里没有公钥。`)
  return keys
}

/** Ed25519 over the canonical text of the values. */
export const isSealed = (key: KeyObject, values: readonly Value[], signature: string): boolean =>
  key.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(canonical(values)), key, Buffer.from(signature, 'base64'))
