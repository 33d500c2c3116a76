import type { KeyObject } from 'node:crypto'
import pg from 'pg'
import { type Fault, Findings } from './findings.ts'
import { canonical, evidenceNames, isSealed, keysOf, type Named, sha256, type Value } from './format.ts'
import { readMissing, readSignatures, readStoredKeys, readVersions, type Signature, type Version } from './rows.ts'
import { digestOfFields, digestsOfText, digestsOfVersion } from './text.ts'

export interface DatabaseVerdict {
  readonly isSound: boolean
  /** Number of signatures read. */
  readonly count: number
  readonly faultCount: number
  /** The first hundred. */
  readonly faults: readonly Fault[]
  /** Ids of the sealing keys of the database. */
  readonly keyIds: readonly string[]
  readonly seconds: number
}

interface Known {
  readonly versions: ReadonlyMap<string, Version>
  readonly keys: ReadonlyMap<string, KeyObject>
  /** Public keys that the bureau trusts, kept outside the database. */
  readonly trusted: ReadonlyMap<string, KeyObject> | undefined
  readonly findings: Findings
}

const verbOf = (means: string): string => (means === 'paper' ? 'signature.recorded' : 'signature.signed')
const nameOf = (s: Signature): string => `签署 ${s.id}`

/** docs/signature-format.md, Stroke. */
function digestOfStroke(stroke: Signature['stroke']): string | null {
  if (stroke === null) return null
  const { width, height, lines, ...rest } = stroke
  return Object.keys(rest).length > 0 ? 'more' : sha256(JSON.stringify({ width, height, lines }))
}

function evidenceOf(s: Signature, version: Version): Value[] {
  const values: Named = {
    ...s,
    format: 'mingze-signature-1',
    title: version.title,
    number: version.number,
    versionDigest: version.digest,
    versionDigestSm3: version.digestSm3,
    fieldsDigest: digestOfFields(s.fields),
  }
  return evidenceNames.map((name) => values[name])
}

/** Evidence, digest and seal of one signature; what it says must be what was sealed. */
function checkSeal(s: Signature, version: Version, { keys, trusted, findings }: Known): void {
  const evidence = evidenceOf(s, version)
  if (sha256(canonical(evidence)) !== s.evidenceDigest)
    findings.fault('rowAltered', `${nameOf(s)}：登记的内容与证据摘要不符，有一项被改动。`)
  if (trusted && !trusted.has(s.sealKeyId))
    findings.fault('foreignKey', `${nameOf(s)}：封签所用的密钥（${s.sealKeyId}）不在所给的公钥里。`)
  const isCanonical = Buffer.from(s.seal, 'base64').toString('base64') === s.seal
  const key = keys.get(s.sealKeyId)
  if (!key) findings.fault('keyMissing', `${nameOf(s)}：封签所用的密钥（${s.sealKeyId}）不在库里。`)
  else if (!isCanonical || !isSealed(key, evidence, s.seal)) findings.fault('signatureWrong', `${nameOf(s)}：封签与内容不符。`)
}

function checkText(s: Signature, version: Version, { findings }: Known): void {
  if (digestOfStroke(s.stroke) !== s.strokeDigest) findings.fault('strokeAltered', `${nameOf(s)}：笔迹被改动。`)
  const text = digestsOfText(version.title, version.body, s.fields)
  if (text.sha256 !== s.textDigest || text.sm3 !== s.textDigestSm3)
    findings.fault('textAltered', `${nameOf(s)}：所签文本、合并的内容或其摘要被改动。`)
}

/** The event in the trail says the same; the trail itself is proven by its own verifier. */
function checkEvent(s: Signature, event: NonNullable<Signature['event']>, { findings }: Known): void {
  const isOwn = s.means === 'paper' ? event.accountId === s.recordedBy : event.personId === s.personId
  const saysSame = event.said.textDigest === s.textDigest && (event.said.strokeDigest ?? null) === s.strokeDigest
  if (event.verb !== verbOf(s.means) || event.result !== 'done' || !event.isAbout || !isOwn || !saysSame)
    findings.fault('eventDiffers', `${nameOf(s)}：与它的留痕（${s.eventId}）对不上。`)
}

function checkRequest(s: Signature, { findings }: Known): void {
  const { request } = s
  if (request?.state !== 'signed' || request.personId !== s.personId || request.versionId !== s.versionId)
    findings.fault('requestDiffers', `${nameOf(s)}：与它的待签事项（${s.requestId}）对不上。`)
}

function checkSignature(s: Signature, known: Known): void {
  const version = known.versions.get(s.versionId)
  if (!version) known.findings.fault('versionAltered', `${nameOf(s)}：所签的文本版本（${s.versionId}）不存在或没有批准。`)
  else {
    checkText(s, version, known)
    checkSeal(s, version, known)
  }
  if (s.event) checkEvent(s, s.event, known)
  else known.findings.fault('eventMissing', `${nameOf(s)}：它的留痕（${s.eventId}）不存在。`)
  checkRequest(s, known)
}

/** A row whose values are not even of their kind is altered, whatever it was. */
function checkRow(s: Signature, known: Known): void {
  try {
    checkSignature(s, known)
  } catch {
    known.findings.fault('rowAltered', `${nameOf(s)}：内容不合格式，被改动。`)
  }
}

function isVersionWhole(v: Version): boolean {
  try {
    const { sha256: digest, sm3 } = digestsOfVersion(v.title, v.body)
    return digest === v.digest && sm3 === v.digestSm3
  } catch {
    return false
  }
}

function checkVersions(versions: readonly Version[], findings: Findings): void {
  for (const v of versions.filter((version) => !isVersionWhole(version)))
    findings.fault('versionAltered', `文本版本 ${v.id}（${v.title}第 ${v.number} 版）：条文或其摘要被改动。`)
}

/** The stored keys that are what their id says. */
function keysIn(stored: Awaited<ReturnType<typeof readStoredKeys>>): Map<string, KeyObject> {
  const readable = stored.flatMap(({ id, publicKey }) => {
    try {
      return [...keysOf(publicKey)].filter(([own]) => own === id)
    } catch {
      return []
    }
  })
  return new Map(readable)
}

async function checkMissing(client: pg.ClientBase, findings: Findings): Promise<void> {
  const { requests, events } = await readMissing(client)
  for (const id of requests) findings.fault('signatureMissing', `待签事项 ${id} 记着已签，签署却不在库里。`)
  for (const id of events) findings.fault('signatureMissing', `留痕里有签署 ${id}，它却不在库里。`)
}

async function inspect(client: pg.ClientBase, trusted: Known['trusted']): Promise<DatabaseVerdict> {
  const started = performance.now()
  const findings = new Findings()
  const versions = await readVersions(client)
  const keys = keysIn(await readStoredKeys(client))
  checkVersions(versions, findings)
  const known: Known = { versions: new Map(versions.map((v) => [v.id, v])), keys, trusted, findings }
  let count = 0
  for await (const rows of readSignatures(client)) {
    for (const row of rows) checkRow(row, known)
    count += rows.length
  }
  await checkMissing(client, findings)
  const { faultCount, faults } = findings
  const seconds = (performance.now() - started) / 1000
  return { isSound: faultCount === 0, count, faultCount, faults, keyIds: [...keys.keys()], seconds }
}

/** Checks every signature of a database (docs/signature-format.md). Throws when it can't be read. A client given is used inside its transaction. */
export async function verifyDatabase(
  connection: string | pg.ClientConfig | pg.ClientBase,
  trusted?: ReadonlyMap<string, KeyObject>,
): Promise<DatabaseVerdict> {
  if (typeof connection === 'object' && 'query' in connection) return inspect(connection, trusted)
  const client = new pg.Client(typeof connection === 'string' ? { connectionString: connection } : connection)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    return await inspect(client, trusted)
  } finally {
    await client.end()
  }
}
