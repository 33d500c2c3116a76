import type pg from 'pg'
import type { Value } from './format.ts'
import type { Block } from './text.ts'

/** A signature with what it refers to, as read; moments are microseconds, other columns texts. */
export interface Signature {
  readonly bureauId: string
  readonly id: string
  readonly requestId: string
  readonly personId: string
  readonly personName: string
  readonly unitName: string
  readonly versionId: string
  readonly means: string
  readonly fields: Readonly<Record<string, string>>
  readonly textDigest: string
  readonly textDigestSm3: string
  readonly stroke: { readonly width: number; readonly height: number; readonly lines: unknown } | null
  readonly strokeDigest: Value
  readonly identification: string
  readonly witnessId: Value
  readonly witnessName: Value
  readonly recordedBy: Value
  readonly recordedByName: Value
  readonly scanFileId: Value
  readonly scanPage: Value
  readonly scanDigest: Value
  readonly address: string
  readonly signedAt: string
  readonly eventId: string
  readonly evidenceDigest: string
  readonly seal: string
  readonly sealKeyId: string
  readonly request: { readonly state: string; readonly personId: string; readonly versionId: string } | null
  readonly event: {
    readonly verb: string
    readonly result: string
    readonly personId: Value
    readonly accountId: Value
    readonly isAbout: boolean
    readonly said: Readonly<Record<string, Value>>
  } | null
}
export interface Version {
  readonly id: string
  readonly title: string
  readonly number: string
  readonly body: readonly Block[]
  readonly digest: Value
  readonly digestSm3: Value
}
export interface StoredKey {
  readonly id: string
  readonly publicKey: string
}

const batch = 1000
const texts = [
  'bureauId',
  'id',
  'requestId',
  'personId',
  'versionId',
  'witnessId',
  'recordedBy',
  'scanFileId',
  'scanPage',
  'eventId',
]
const plain = [
  'personName',
  'unitName',
  'means',
  'fields',
  'textDigest',
  'textDigestSm3',
  'stroke',
  'strokeDigest',
  'identification',
]
const more = ['witnessName', 'recordedByName', 'scanDigest', 'address', 'evidenceDigest', 'seal', 'sealKeyId']
const columns = [
  ...texts.map((c) => `s."${c}"::text as "${c}"`),
  ...[...plain, ...more].map((c) => `s."${c}"`),
  `(extract(epoch from s."signedAt") * 1000000)::bigint::text as "signedAt"`,
].join(', ')

const signatures = `declare "verifiedSignatures" no scroll cursor for select ${columns},
  (select json_build_object('state', r."state", 'personId', r."personId", 'versionId', r."versionId") from "signingRequests" r
    where r."bureauId" = s."bureauId" and r."id" = s."requestId") as "request",
  (select json_build_object('verb', e."verb", 'result', e."result", 'personId', e."personId", 'accountId', e."accountId",
      'isAbout', exists (select 1 from "eventSubjects" t where t."bureauId" = e."bureauId" and t."eventId" = e."id" and t."subjectId" = s."id" and t."subjectKind" = 'signature'),
      'said', (select coalesce(json_object_agg(c."field", c."after"), '{}') from "changes" c where c."bureauId" = e."bureauId" and c."eventId" = e."id" and c."subjectId" = s."id"))
    from "events" e where e."bureauId" = s."bureauId" and e."id" = s."eventId") as "event"
  from "signatures" s order by s."bureauId", s."id"`

/** Every signature, a thousand at a time; the client is inside a transaction. */
export async function* readSignatures(client: pg.ClientBase): AsyncGenerator<Signature[]> {
  await client.query(signatures)
  for (;;) {
    const { rows } = await client.query<Signature>(`fetch ${batch} from "verifiedSignatures"`)
    if (rows.length === 0) break
    yield rows
  }
  await client.query('close "verifiedSignatures"')
}

export const readVersions = async (client: pg.ClientBase): Promise<Version[]> =>
  (
    await client.query<Version>(
      `select "id"::text, "title", "number"::text, "body", "digest", "digestSm3" from "wordingVersions" where "approvedAt" is not null`,
    )
  ).rows

export const readStoredKeys = async (client: pg.ClientBase): Promise<StoredKey[]> =>
  (await client.query<StoredKey>(`select "id", "publicKey" from "sealKeys"`)).rows

/** Requests that say signed, and events that say a signature was given, without their signature; at most twenty of each. */
export async function readMissing(client: pg.ClientBase): Promise<{ requests: string[]; events: string[] }> {
  const requests = await client.query<{ id: string }>(
    `select r."id"::text from "signingRequests" r where r."state" = 'signed' and not exists (
      select 1 from "signatures" s where s."bureauId" = r."bureauId" and s."requestId" = r."id") limit 20`,
  )
  const events = await client.query<{ id: string }>(
    `select t."subjectId"::text as "id" from "events" e join "eventSubjects" t on t."bureauId" = e."bureauId" and t."eventId" = e."id" and t."subjectKind" = 'signature'
     where e."verb" in ('signature.signed', 'signature.recorded') and e."result" = 'done' and not exists (
      select 1 from "signatures" s where s."bureauId" = t."bureauId" and s."id" = t."subjectId") limit 20`,
  )
  return { requests: requests.rows.map((r) => r.id), events: events.rows.map((r) => r.id) }
}
