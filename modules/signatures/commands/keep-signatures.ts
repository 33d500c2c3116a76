import { type EventSubject, recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import { digestOfEvidence, evidenceOf } from '../../../platform/signing/evidence.ts'
import { sealEvidence } from '../../../platform/signing/seal-key.ts'
import type { ApprovedVersion } from '../../wordings/public.ts'
import { factsOf, type KeptSignature } from '../evidence.ts'
import { findSealKey } from '../queries.ts'

/** A signature before it has its event and its seal, with the request it answers and the text it is on. */
export interface NewSignature {
  readonly request: { readonly id: string; readonly version: number; readonly unitSortKey: string }
  readonly version: ApprovedVersion
  readonly content: Omit<
    KeptSignature,
    'bureauId' | 'requestId' | 'unitSortKey' | 'eventId' | 'evidenceDigest' | 'seal' | 'sealKeyId'
  >
}

function subjectsOf({ request: { id, unitSortKey }, content }: NewSignature): EventSubject[] {
  return [
    { id: content.id, kind: 'signature', unitSortKey },
    { id, kind: 'signingRequest', unitSortKey },
    { id: content.personId, kind: 'person', unitSortKey },
  ]
}

const changesOf = ({ version, content }: NewSignature) => [
  { subjectId: content.personId, field: 'wording', after: `${version.title}第 ${version.number} 版` },
  { subjectId: content.id, field: 'textDigest', after: content.textDigest },
  { subjectId: content.id, field: 'strokeDigest', after: content.strokeDigest },
]

/** The request becomes signed, from the state and version that were seen; two at once can't both win. */
async function closeRequest(ctx: CommandContext, { request }: NewSignature): Promise<void> {
  const { numUpdatedRows } = await ctx.tx
    .updateTable('signingRequests')
    .set({ state: 'signed', respondedAt: ctx.now, version: request.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', request.id)
    .where('version', '=', request.version)
    .where('state', 'in', ['open', 'declined'])
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new DomainError('conflict', 'stale', '这一件刚刚变过，没有签成，请重新打开。')
}

/** 留存签署 — evidence, seal, event and row of signatures, in the transaction that closes their requests. */
export async function keepSignatures(
  ctx: CommandContext,
  verb: 'signature.signed' | 'signature.recorded',
  signatures: readonly NewSignature[],
): Promise<void> {
  const { bureauId } = ctx.actor
  const key = await findSealKey(ctx)
  const eventId = await recordEvent(ctx, {
    verb,
    subjects: signatures.flatMap(subjectsOf),
    changes: signatures.flatMap(changesOf),
  })
  const rows = signatures.map(({ request, version, content }) => {
    const place = { bureauId, requestId: request.id, unitSortKey: request.unitSortKey, eventId, sealKeyId: key.id }
    const unsealed: KeptSignature = { ...content, ...place, evidenceDigest: '', seal: '' }
    const evidence = evidenceOf(factsOf(unsealed, version))
    const proof = { evidenceDigest: digestOfEvidence(evidence), seal: sealEvidence(ctx.keys, key, evidence) }
    const stroke = content.stroke && JSON.stringify(content.stroke)
    return { ...content, ...place, ...proof, fields: JSON.stringify(content.fields), stroke }
  })
  for (const signature of signatures) await closeRequest(ctx, signature)
  await ctx.tx.insertInto('signatures').values(rows).execute()
}
