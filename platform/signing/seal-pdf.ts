import { createPublicKey } from 'node:crypto'
import { canonical } from '../audit/canonical.ts'
import { type Keys, sha256, sm3 } from '../keys.ts'
import type { Evidence } from './evidence.ts'
import { type StoredSealKey, sealEvidence } from './seal-key.ts'

const trailerOf = /trailer\s*<<([\s\S]*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$/

/** What the update takes over from the file: its trailer's entries but the size, and where its cross-references begin. */
function readTrailer(bytes: Uint8Array): { size: number; entries: string; startxref: string } {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 2048))).toString('latin1')
  const [, inside = '', startxref = ''] = trailerOf.exec(tail) ?? []
  const size = Number(/\/Size (\d+)/.exec(inside)?.[1])
  if (!Number.isInteger(size)) throw new Error('the PDF has no plain trailer')
  const entries = inside
    .replace(/\/Size \d+/, '')
    .replace(/\s+/g, ' ')
    .trim()
  return { size, entries, startxref }
}

/** The incremental update (docs/signature-format.md): one object that nothing refers to, its cross-reference, a trailer. */
function updateOf(bytes: Uint8Array, payload: string): string {
  const { size, entries, startxref } = readTrailer(bytes)
  const object = `${size} 0 obj\n<< /Type /MingzeSeal /Payload (${payload}) >>\nendobj\n`
  const place = String(bytes.length + 1).padStart(10, '0')
  const table = `xref\n${size} 1\n${place} 00000 n \n`
  const trailer = `trailer\n<< /Size ${size + 1} ${entries} /Prev ${startxref} >>\nstartxref\n${bytes.length + 1 + object.length}\n%%EOF\n`
  return `\n${object}${table}${trailer}`
}

/** Seals a PDF: evidence and digests of all its bytes, signed, as an incremental update behind its end. Deterministic. */
export function sealPdf(bytes: Uint8Array, evidence: Evidence, { keys, key }: { keys: Keys; key: StoredSealKey }): Uint8Array {
  const sealed = ['mingze-seal-1', canonical(evidence), String(bytes.length), sha256(bytes), sm3(bytes)]
  const payload = {
    format: 'mingze-seal-1',
    evidence,
    length: bytes.length,
    sha256: sha256(bytes),
    sm3: sm3(bytes),
    publicKey: createPublicKey(key.publicKey).export({ type: 'spki', format: 'der' }).toString('base64'),
    signature: sealEvidence(keys, key, sealed),
  }
  const text = Buffer.from(JSON.stringify(payload)).toString('base64')
  return Buffer.concat([bytes, Buffer.from(updateOf(bytes, text), 'latin1')])
}
