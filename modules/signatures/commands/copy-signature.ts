import { recordEvent } from '../../../platform/audit/record-event.ts'
import { findBureau } from '../../../platform/bureau.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import { findSignature, findSoundness } from '../queries.ts'

/** 取签署件 — what a copy is made of; whoever takes one is seen by the signatory. Rendering happens outside this transaction. */
export async function copySignature(ctx: CommandContext, id: string) {
  const signature = await findSignature(ctx, id)
  const { version, key, faults } = await findSoundness(ctx, signature)
  if (!version || !key || faults.length > 0)
    throw new DomainError('conflict', 'unsound', '这件签署与封签不符，不能取件。请马上报审计管理员。')
  const { personId, unitSortKey } = signature
  await recordEvent(ctx, {
    verb: 'signature.copied',
    subjects: [
      { id, kind: 'signature', unitSortKey },
      { id: personId, kind: 'person', unitSortKey },
    ],
    changes: [{ subjectId: personId, field: 'wording', after: `${version.title}第 ${version.number} 版` }],
  })
  return { signature, version, key, bureau: await findBureau(ctx) }
}
