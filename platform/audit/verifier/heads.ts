import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Findings } from './findings.ts'
import { canonical, sha256 } from './format.ts'

export interface SignedHead {
  /** Line of the file, from 1. */
  readonly line: number
  readonly kind: string
  readonly count: number
  readonly hash: string
  readonly at: string
  readonly note: string | null
}

/** Public keys of a PEM file by their id. */
function readKeys(path: string): Map<string, KeyObject> {
  const blocks = readFileSync(path, 'utf8').match(/-----BEGIN PUBLIC KEY-----[\s\S]+?-----END PUBLIC KEY-----/g) ?? []
  const keys = blocks.map((pem) => createPublicKey(pem))
  return new Map(keys.map((key) => [sha256(key.export({ type: 'spki', format: 'der' })).slice(0, 16), key]))
}

type Fields = Readonly<Record<string, unknown>>
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function parse(text: string): Fields | undefined {
  try {
    const fields = JSON.parse(text) as Fields
    return fields?.format === 'mingze-anchor-1' ? fields : undefined
  } catch {
    return undefined
  }
}

function isSigned(fields: Fields, keys: ReadonlyMap<string, KeyObject>): boolean {
  const key = keys.get(String(fields.keyId))
  const signed = [
    fields.format,
    fields.kind,
    String(fields.count),
    fields.hash,
    fields.at,
    fields.note,
    fields.keyId,
    fields.previous,
  ].map(textOrNull)
  return key !== undefined && verify(null, Buffer.from(canonical(signed)), key, Buffer.from(String(fields.signature), 'base64'))
}

const headOf = (line: number, fields: Fields): SignedHead => ({
  line,
  kind: String(fields.kind),
  count: Number(fields.count),
  hash: String(fields.hash),
  at: String(fields.at),
  note: textOrNull(fields.note),
})

const positionOf = (fields: Fields): number | null => Number(fields.count) || null

/** One whole line: its signature, and that it follows the line before. */
function checkLine(
  { line, fields, before }: { line: number; fields: Fields; before: string | undefined },
  keys: ReadonlyMap<string, KeyObject>,
  findings: Findings,
): SignedHead[] {
  const place = { position: positionOf(fields), eventId: null }
  const isTrue = isSigned(fields, keys)
  if (!isTrue) findings.fault({ ...place, code: 'headForged', message: `签名文件第 ${line} 行的签名不对。` })
  if (before !== undefined && fields.previous !== before) {
    findings.fault({ ...place, code: 'headMissing', message: `签名文件第 ${line} 行与前一行不相接：中间有行被删或被改。` })
  }
  return isTrue ? [headOf(line, fields)] : []
}

/** Reads the anchor file and checks every line by itself and against the line before; returns the heads that are truly signed. */
export function readHeads(headsFile: string, publicKeyFile: string | undefined, findings: Findings): SignedHead[] {
  const keys = readKeys(publicKeyFile ?? join(dirname(headsFile), 'anchor.pub'))
  const heads: SignedHead[] = []
  let before: string | undefined
  for (const [index, text] of readFileSync(headsFile, 'utf8').split('\n').entries()) {
    const fields = parse(text)
    if (fields) {
      heads.push(...checkLine({ line: index + 1, fields, before }, keys, findings))
      before = sha256(text)
    } else if (text !== '') findings.notice(`签名文件第 ${index + 1} 行不完整，已跳过。`)
  }
  for (const head of heads) if (head.kind === 'clockJump') findings.notice(`时钟跳变（${head.at}）：${head.note ?? ''}`)
  return heads
}
