import { keepSignatures, type NewSignature } from '../../modules/signatures/commands/keep-signatures.ts'
import { digestOfText, findVersion, shownText } from '../../modules/wordings/public.ts'
import { type CommandContext, mintScope } from '../../platform/context.ts'
import { transact } from '../../platform/database/transact.ts'
import type { Services } from '../../platform/http/service.ts'
import { newId } from '../../platform/ids.ts'
import { digestOfStroke } from '../../platform/signing/stroke.ts'
import { askToSign, drawnName } from '../harness/signing.ts'

interface Asked {
  readonly id: string
  readonly version: number
  readonly unitSortKey: string
  readonly bureauId: string
  readonly personId: string
  readonly versionId: string
  readonly name: string
  readonly unitName: string
}
type Version = NewSignature['version']

function signatureOf(asked: Asked, version: Version, seed: number): NewSignature {
  const fields = { 姓名: asked.name, 单位: asked.unitName, 身份: '勤务辅警' }
  const text = digestOfText(shownText(version, fields))
  const stroke = drawnName(seed)
  const nobody = {
    witnessId: null,
    witnessName: null,
    recordedBy: null,
    recordedByName: null,
    scanFileId: null,
    scanPage: null,
    scanDigest: null,
  }
  const digests = { textDigest: text.sha256, textDigestSm3: text.sm3, strokeDigest: digestOfStroke(stroke) }
  const who = { personId: asked.personId, personName: asked.name, unitName: asked.unitName, versionId: asked.versionId }
  const how = { means: 'screen', identification: 'pin', address: '10.0.0.7', signedAt: new Date('2026-11-23T07:20:00Z') } as const
  return {
    request: asked,
    version,
    content: { id: newId(), ...who, ...how, ...nobody, ...digests, fields, stroke },
  }
}

/** Everybody of the bureau signs a pledge of their own, with the product's own evidence, seal and event; once more until there are `count`. */
export async function signMany(services: Services, count: number): Promise<void> {
  for (let made = 0; made < count; ) {
    const round = await askToSign(services, { limit: Math.min(1000, count - made) })
    const { rows } = await services.pool.query<Asked>(
      `select r."id", r."version", r."unitSortKey", r."bureauId", r."personId", r."versionId", p."name", u."name" as "unitName" from "signingRequests" r
       join "people" p on p."bureauId" = r."bureauId" and p."id" = r."personId" join "units" u on u."bureauId" = r."bureauId" and u."id" = r."unitId" where r."occasionId" = $1`,
      [round.occasionId],
    )
    await transact(services.pool, 'owner', {}, async (tx) => {
      const scope = mintScope({ kind: 'none', ranges: [], personIds: [], policeLine: null })
      const common = { tx, db: tx, scope, now: services.clock(), today: '2026-11-23', keys: services.keys }
      for (const [seed, asked] of rows.entries()) {
        const { bureauId, personId, name } = asked
        const actor = {
          bureauId,
          accountId: '',
          personId,
          name,
          role: 'auxiliary' as const,
          unitId: null,
          sessionId: null,
          address: '10.0.0.7',
        }
        const ctx: CommandContext = { ...common, actor }
        await keepSignatures(ctx, 'signature.signed', [signatureOf(asked, await findVersion(ctx, asked.versionId), seed)])
      }
    })
    made += rows.length
    if (rows.length === 0) throw new Error('nobody asked')
  }
}
