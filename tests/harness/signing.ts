import { randomUUID } from 'node:crypto'
import { requestSignatures } from '../../modules/signatures/public.ts'
import type { WordingBlock } from '../../modules/wordings/tables.ts'
import { digestOfVersion } from '../../modules/wordings/text-digest.ts'
import { hashSecret } from '../../platform/access/passwords.ts'
import { transact } from '../../platform/database/transact.ts'
import type { Services } from '../../platform/http/service.ts'
import type { Stroke } from '../../platform/signing/stroke.ts'
import type { Browser, TestApp } from './app.ts'
import type { Player } from './database.ts'

export const pin = '135790'
type Pooled = Pick<Services, 'pool'>
let pinHash: Promise<string> | undefined

/** The signing PIN of the story, for accounts by name; none given: for everybody. */
export async function setPins(services: Pooled, names?: readonly string[]): Promise<void> {
  pinHash ??= hashSecret(pin)
  await services.pool.query(
    `update "secrets" x set "pinHash" = $1, "pinSetAt" = now() from "accounts" a where a."accountId" = x."accountId" and ($2::text[] is null or a."name" = any($2::text[]))`,
    [await pinHash, names ?? null],
  )
}

const body: WordingBlock[] = [
  { kind: 'paragraph', text: '本人〔姓名〕，系〔单位〕〔身份〕，在保密工作中作如下承诺：' },
  { kind: 'clause', text: '遵守保密法律法规和本局制度，履行保密义务。' },
  { kind: 'clause', text: '不违规记录、复制、留存涉密和内部资料、载体。' },
  { kind: 'item', text: '不用个人手机拍摄警务工作内容。' },
  { kind: 'clause', text: '不以任何方式泄露工作中知悉的国家秘密、工作秘密和公民个人信息。' },
  { kind: 'clause', text: '未经批准，不发布、不接受采访、不提供涉及警务工作的内容。' },
  { kind: 'clause', text: '离岗时清退全部资料、载体和账号，继续履行保密义务。' },
  { kind: 'paragraph', text: '违反上述承诺的，依照法律、法规和劳动合同承担责任。' },
]

/** A pledge of the story's own with a version in force; returns wording and version. */
async function addPledge(
  services: Pooled,
  title = '保密承诺书',
  blocks = body,
): Promise<{ wordingId: string; versionId: string }> {
  const [wordingId, versionId] = [randomUUID(), randomUUID()]
  const digest = digestOfVersion({ kind: 'pledge', title, body: blocks })
  await services.pool.query(
    `insert into "wordings" ("bureauId", "id", "kind", "code", "title", "formLabel", "position") select "bureauId", $1::uuid, 'pledge', $1::text, $2, '附件3', 90 from "bureaus"`,
    [wordingId, title],
  )
  await services.pool.query(
    `insert into "wordingVersions" ("bureauId", "id", "wordingId", "number", "title", "body", "draftedBy", "draftedByName", "approvedBy", "approvedByName", "approvedAt", "approvalReference", "digest", "digestSm3", "inForceFrom")
     select "bureauId", $1, $2, 3, $3, $4, gen_random_uuid(), '何俊杰', gen_random_uuid(), '李文静', now(), '明公政〔2026〕9号', $5, $6, '2026-11-01' from "bureaus"`,
    [versionId, wordingId, title, JSON.stringify(blocks), digest.sha256, digest.sm3],
  )
  return { wordingId, versionId }
}

export interface Round {
  readonly occasionId: string
  readonly wordingId: string
  readonly versionId: string
  /** Requests by person id. */
  readonly requests: ReadonlyMap<string, string>
}

/** Asks people (by a condition on `people`) to sign a pledge of the story's own, as a round would. */
export async function askToSign(
  services: Pooled,
  who: { readonly names?: readonly string[]; readonly limit?: number },
  when: { readonly fromOn?: string; readonly dueOn?: string | null } = {},
): Promise<Round> {
  const pledge = await addPledge(services)
  const { rows } = await services.pool.query<{ bureauId: string; id: string; unitId: string; unitSortKey: string }>(
    `select "bureauId", "id", "unitId", "unitSortKey" from "people" where "separatedOn" is null and "voidedAt" is null
       and ($1::text[] is null or "id" in (select "personId" from "accounts" where "name" = any($1::text[]))) order by "kind", "unitSortKey", "numberSortKey" limit $2`,
    [who.names ?? null, who.limit ?? 1000],
  )
  const occasionId = randomUUID()
  const span = { fromOn: when.fromOn ?? '2026-11-01', dueOn: when.dueOn ?? null }
  const asked = await transact(services.pool, 'owner', {}, (tx) =>
    requestSignatures(
      tx,
      rows[0]?.bureauId ?? '',
      rows.map(({ id, unitId, unitSortKey }) => ({
        occasion: 'round' as const,
        occasionId,
        personId: id,
        unitId,
        unitSortKey,
        ...pledge,
        ...span,
      })),
    ),
  )
  return { occasionId, ...pledge, requests: new Map(asked.map((a) => [a.personId, a.id])) }
}

/** The one request of a round. */
export const onlyRequest = (round: Round): string => [...round.requests.values()][0] ?? ''

/** A drawn name of three characters, a little different for each seed. */
export function drawnName(seed = 1): Stroke {
  const lines = Array.from({ length: 9 }, (_, line) =>
    Array.from({ length: 14 }, (_, i) => {
      const x = 20 + Math.floor(line / 3) * 95 + i * 5 + ((seed * 7) % 11)
      const y = 30 + (line % 3) * 35 + Math.round(8 * Math.sin((i + seed) / 2))
      return [x, y, line * 300 + i * 16, 400 + ((i * 37 + seed) % 500)]
    }),
  )
  return { width: 340, height: 160, lines }
}

/** What the stories of signing share. */
export function signingKit(app: TestApp) {
  const one = async (query: string, values: unknown[] = []) =>
    (await app.services.pool.query<Record<string, unknown>>(query, values)).rows[0] ?? {}
  const asked = async (names: readonly string[] = ['宋永康'], when: { fromOn?: string; dueOn?: string } = {}) =>
    onlyRequest(await askToSign(app.services, { names }, when))
  /** Reads the text as the page does and gives what the page sends. */
  const readyToSign = async (browser: Browser, id: string, more: object = {}) => {
    const { json } = await browser.get(requestAddress(id))
    return { version: json.version, textDigest: json.text.digest, stroke: drawnName(), pin, witness: null, ...more }
  }
  /** Somebody signs a text of the story's own; the signature as the page shows it. */
  const signedBy = async (player: Player) => {
    const id = await asked([player.name])
    const browser = await app.signedIn(player)
    const { json } = await browser.send('POST', requestAddress(id, '/signature'), await readyToSign(browser, id))
    return { browser, requestId: id, ...json.signature }
  }
  return {
    one,
    asked,
    readyToSign,
    signedBy,
    songId: async () => String((await one(`select "personId" from "accounts" where "name" = '宋永康'`)).personId),
  }
}
export const requestAddress = (id: string, act = ''): string => `/api/me/signing-requests/${id}${act}`
