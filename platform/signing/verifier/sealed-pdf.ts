import { createPublicKey, type KeyObject } from 'node:crypto'
import { Findings } from './findings.ts'
import { canonical, idOfKey, isSealed, type Named, named, sha256, sm3, type Value } from './format.ts'

/** docs/signature-format.md, A sealed copy. */
interface Payload {
  readonly format: string
  readonly evidence: readonly Value[]
  readonly length: number
  readonly sha256: string
  readonly sm3: string
  readonly publicKey: string
  readonly signature: string
}
export interface PdfVerdict {
  readonly isSound: boolean
  readonly faults: Findings['faults']
  /** What the copy proves; only where it is sound. */
  readonly evidence: Named | undefined
  readonly keyId: string | undefined
}

const marker = '<< /Type /MingzeSeal /Payload ('
const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$/

/** The payload as it must stand in the file, made again from what it says. */
const written = ({ format, evidence, length, sha256, sm3, publicKey, signature }: Payload): string =>
  Buffer.from(JSON.stringify({ format, evidence, length, sha256, sm3, publicKey, signature })).toString('base64')

function readPayload(text: string): Payload | undefined {
  const start = text.lastIndexOf(marker) + marker.length
  try {
    const payload = JSON.parse(Buffer.from(text.slice(start, text.indexOf(')', start)), 'base64').toString()) as Payload
    const isWhole = payload.format === 'mingze-seal-1' && Array.isArray(payload.evidence) && Number.isInteger(payload.length)
    const { publicKey, signature, sha256, sm3 } = payload
    const texts: unknown[] = [publicKey, signature, sha256, sm3, ...payload.evidence.filter((v) => v !== null)]
    return isWhole && texts.every((v) => typeof v === 'string') ? payload : undefined
  } catch {
    return undefined
  }
}

/** The update as the format page makes it from the original bytes and the payload. */
function updateOf(original: Uint8Array, payload: string): string | undefined {
  const tail = Buffer.from(original.subarray(Math.max(0, original.length - 2048))).toString('latin1')
  const [, inside = '', startxref] = trailer.exec(tail) ?? []
  const size = Number(/\/Size (\d+)/.exec(inside)?.[1])
  if (startxref === undefined || !Number.isInteger(size)) return undefined
  const entries = inside
    .replace(/\/Size \d+/, '')
    .replace(/\s+/g, ' ')
    .trim()
  const object = `${size} 0 obj\n${marker}${payload}) >>\nendobj\n`
  const table = `xref\n${size} 1\n${String(original.length + 1).padStart(10, '0')} 00000 n \n`
  const end = `startxref\n${original.length + 1 + object.length}\n%%EOF\n`
  return `\n${object}${table}trailer\n<< /Size ${size + 1} ${entries} /Prev ${startxref} >>\n${end}`
}

function checkBytes(bytes: Uint8Array, payload: Payload, findings: Findings): void {
  const original = bytes.subarray(0, payload.length)
  if (sha256(original) !== payload.sha256 || sm3(original) !== payload.sm3)
    findings.fault('contentAltered', '文件正文被改动：摘要与封签不符。')
  const update = updateOf(original, written(payload))
  const found = Buffer.from(bytes.subarray(payload.length)).toString('latin1')
  if (found === update) return
  const extra = update !== undefined && found.startsWith(update) ? found.length - update.length : 0
  if (extra > 0) findings.fault('appended', `文件末尾多出 ${extra} 字节。`)
  else findings.fault('sealAltered', '封签部分被改动或截短。')
}

function readKey(payload: Payload): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.from(payload.publicKey, 'base64'), type: 'spki', format: 'der' })
  } catch {
    return undefined
  }
}

function checkSignature(payload: Payload, trusted: ReadonlyMap<string, KeyObject> | undefined, findings: Findings): string {
  const key = readKey(payload)
  const keyId = key ? idOfKey(key) : ''
  const sealed = [payload.format, canonical(payload.evidence), String(payload.length), payload.sha256, payload.sm3]
  if (!key || keyId !== named(payload.evidence)?.sealKeyId || !isSealed(key, sealed, payload.signature))
    findings.fault('signatureWrong', '封签的签名不对：内容或签名被改动。')
  else if (trusted && !trusted.has(keyId))
    findings.fault('foreignKey', `封签用的密钥（${keyId}）不在所给的公钥里，不是本局的封签。`)
  return keyId
}

/** Checks a sealed copy byte by byte; with the bureau's public keys also that the seal is the bureau's own. */
export function verifyPdf(bytes: Uint8Array, trusted?: ReadonlyMap<string, KeyObject>): PdfVerdict {
  const findings = new Findings()
  const text = Buffer.from(bytes).toString('latin1')
  if (!text.includes(marker)) {
    findings.fault('notSealed', '文件里没有封签：不是本系统封的文件，或者末尾被截去。')
    return { isSound: false, faults: findings.faults, evidence: undefined, keyId: undefined }
  }
  const payload = readPayload(text)
  if (!payload) findings.fault('sealUnreadable', '封签读不出来：被改动或截短。')
  else checkBytes(bytes, payload, findings)
  const keyId = payload ? checkSignature(payload, trusted, findings) : undefined
  const isSound = findings.faultCount === 0
  return { isSound, faults: findings.faults, evidence: isSound && payload ? named(payload.evidence) : undefined, keyId }
}
