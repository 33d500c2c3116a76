import { digestOfVersion } from '../../modules/wordings/text-digest.ts'
import { hashSecret } from '../../platform/access/passwords.ts'
import { songYongkang } from '../harness/database.ts'
import { drawnName, pin } from '../harness/signing.ts'
import { type Kit, security } from './story-kit.ts'
import { plain, type WriteStory } from './story-shape.ts'

const body = [{ kind: 'clause' as const, text: '遵守保密法律法规和本局制度。' }]
let pinHash: Promise<string> | undefined

/** 宋永康 is asked to sign a text of the story's own, and has his PIN. */
async function asked(kit: Kit): Promise<{ id: string; textDigest: string }> {
  pinHash ??= hashSecret(pin)
  await kit.one(
    `update "secrets" set "pinHash" = $1 where "accountId" = (select "accountId" from "accounts" where "name" = '宋永康') returning 1`,
    [await pinHash],
  )
  const title = `承诺书${kit.next()}`
  const digest = digestOfVersion({ kind: 'pledge', title, body })
  const id = await kit.one(
    `with "w" as (insert into "wordings" ("bureauId", "id", "kind", "code", "title", "position") select "bureauId", gen_random_uuid(), 'pledge', $1, $1, 90 from "bureaus" returning *),
     "v" as (insert into "wordingVersions" ("bureauId", "id", "wordingId", "number", "title", "body", "draftedBy", "draftedByName", "approvedAt", "digest", "digestSm3", "inForceFrom")
       select "bureauId", gen_random_uuid(), "id", 1, $1, $2, gen_random_uuid(), '何俊杰', now(), $3, $4, '2026-11-01' from "w" returning *)
     insert into "signingRequests" ("bureauId", "id", "occasion", "occasionId", "personId", "unitId", "unitSortKey", "wordingId", "versionId", "code", "fromOn")
     select v."bureauId", gen_random_uuid(), 'round', gen_random_uuid(), p."id", p."unitId", p."unitSortKey", v."wordingId", v."id", $1, '2026-11-01' from "v" v
       join "people" p on p."id" = (select "personId" from "accounts" where "name" = '宋永康') returning "id"`,
    [title, JSON.stringify(body), digest.sha256, digest.sm3],
  )
  return { id, textDigest: digest.sha256 }
}

/** Writes on what people are asked to sign, and on the sealing key. */
export const signingStories: readonly WriteStory[] = [
  {
    endpoint: 'post /api/me/signing-requests/{id}/signature',
    player: songYongkang,
    ready: async (kit) => {
      const { id, textDigest } = await asked(kit)
      const signing = { version: 1, textDigest, stroke: drawnName(), pin, witness: null }
      return { path: `/api/me/signing-requests/${id}/signature`, body: signing }
    },
  },
  {
    endpoint: 'post /api/me/signing-requests/{id}/declining',
    player: songYongkang,
    ready: async (kit) => ({
      path: `/api/me/signing-requests/${(await asked(kit)).id}/declining`,
      body: { version: 1, reason: null },
    }),
  },
  plain('post /api/seal-keys', security, () => ({ reason: '年度更换' })),
]
