import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { canonical } from '../audit/canonical.ts'
import type { Keys } from '../keys.ts'
import type { Evidence } from './evidence.ts'

/** A sealing key as it is stored: the private half sealed by the bureau's own keys. */
export interface StoredSealKey {
  /** First 16 digits of SHA-256 of the public key (SPKI, DER). */
  readonly id: string
  /** SPKI, PEM. */
  readonly publicKey: string
  readonly privateSealed: string
}

const placeOf = (id: string): string => `sealKeys.privateSealed.${id}`

/** A new sealing key (Ed25519). */
export function newSealKey(keys: Keys): StoredSealKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const id = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16)
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return {
    id,
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateSealed: keys.seal(pem, placeOf(id)),
  }
}

/** Ed25519 over a list of values, base64. Throws when the key was altered. */
export function sealEvidence(keys: Keys, key: Pick<StoredSealKey, 'id' | 'privateSealed'>, evidence: Evidence): string {
  const privateKey = createPrivateKey(keys.open(key.privateSealed, placeOf(key.id)))
  return sign(null, Buffer.from(canonical(evidence)), privateKey).toString('base64')
}

/** Whether a seal is that of the public key over exactly this evidence. */
export const verifySeal = (publicKey: string, evidence: Evidence, seal: string): boolean =>
  verify(null, Buffer.from(canonical(evidence)), createPublicKey(publicKey), Buffer.from(seal, 'base64'))
