import { recordEvent } from '../../../platform/audit/record-event.ts'
import { beijingDate } from '../../../platform/calendar/dates.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import type { Attachment } from '../../../platform/files/attachment.ts'
import { canSubmit } from '../policy.ts'
import { countSigned, findFrozen } from '../queries.ts'
import type { CollectionPartRow } from '../tables.ts'
import { transitions } from '../workflow.ts'
import { subjectOf, type Taken, takePart } from './answer-parts.ts'

type Delivery = Pick<
  CollectionPartRow,
  'snapshotId' | 'serialNumber' | 'digest' | 'signed' | 'toSign' | 'fileId' | 'fileName' | 'fileMediaType' | 'fileDigest'
>
const noFile = { fileId: null, fileName: null, fileMediaType: null, fileDigest: null }
const noSnapshot = { snapshotId: null, serialNumber: null, digest: null }
const noCount = { signed: null, toSign: null }

/** What a submission writes: the arrival of the first one decides whether it is late. */
async function writeSubmission(ctx: CommandContext, taken: Taken, delivery: Delivery): Promise<void> {
  const arrivedAt = ctx.arrivedAt ?? ctx.now
  const first =
    taken.firstSubmittedAt === null ? { firstSubmittedAt: arrivedAt, isLate: beijingDate(arrivedAt) > taken.dueOn } : {}
  const { bureauId, accountId, name } = ctx.actor
  await ctx.tx
    .updateTable('collectionParts')
    .set({
      ...first,
      ...delivery,
      state: transitions.submit.to,
      submittedBy: accountId,
      submittedByName: name,
      submittedAt: ctx.now,
      version: taken.version + 1,
    })
    .where('bureauId', '=', bureauId)
    .where('id', '=', taken.id)
    .where('state', 'in', [...transitions.submit.from])
    .where('version', '=', taken.version)
    .execute()
}

async function frozenDelivery(ctx: CommandContext, taken: Taken, snapshotId: string | null): Promise<Delivery> {
  const frozen = (await findFrozen(ctx, taken)).find((f) => f.id === snapshotId)
  if (!frozen) throw invalid('snapshotId', '选本单位在这次收集发起以后定稿的一号；还没有的，先到这张表的页面定稿。', 'notFrozen')
  return { ...noFile, ...noCount, snapshotId: frozen.id, serialNumber: frozen.serialNumber, digest: frozen.digest }
}

async function signedDelivery(ctx: CommandContext, taken: Taken): Promise<Delivery> {
  const count = await countSigned(ctx, taken)
  if (!count) throw new DomainError('invalid', 'fileOnly', '这一件报送文件，请选文件再报。')
  if (count.toSign === 0)
    throw new DomainError('conflict', 'notAsked', '本单位还没有人在系统里签过，请等签订批次，或者报送签好的文件。')
  if (count.signed < count.toSign)
    throw new DomainError(
      'conflict',
      'notAllSigned',
      `还有 ${count.toSign - count.signed} 人没有签，签齐再报，或者报送签好的文件。`,
    )
  return { ...noFile, ...noSnapshot, signed: count.signed, toSign: count.toSign }
}

interface Submitting {
  params: { id: string }
  body: { version: number; snapshotId: string | null }
}

/** 报送 — a frozen number, or that everybody has signed in the system. */
export async function submitPart(ctx: CommandContext, { params, body }: Submitting): Promise<{ id: string }> {
  if (!canSubmit(ctx.actor)) throw forbidden()
  const taken = await takePart(ctx, { id: params.id, version: body.version }, 'submit')
  const isFrozen = taken.kind === 'annex1' || taken.kind === 'annex5'
  const delivery = isFrozen ? await frozenDelivery(ctx, taken, body.snapshotId) : await signedDelivery(ctx, taken)
  await writeSubmission(ctx, taken, delivery)
  await recordEvent(ctx, {
    verb: 'collectionPart.submitted',
    subjects: [subjectOf(taken)],
    changes: delivery.digest ? [{ field: 'digest', after: delivery.digest }] : [],
  })
  return { id: taken.id }
}

interface Sending {
  params: { id: string }
  body: { version: number; isDeclaredUnclassified: boolean }
}

/** 报送文件 — with its digest and the declaration that it is not classified. */
export async function submitFile(ctx: CommandContext, { params, body }: Sending, file: Attachment): Promise<{ id: string }> {
  if (!canSubmit(ctx.actor)) throw forbidden()
  const taken = await takePart(ctx, { id: params.id, version: body.version }, 'submit')
  if (taken.kind === 'annex1' || taken.kind === 'annex5')
    throw new DomainError('invalid', 'frozenOnly', '这张表由系统生成，请先定稿，再选定稿的一号报送。')
  if (!body.isDeclaredUnclassified) throw invalid('fileId', '要声明文件不涉密；涉密的材料不能传到本系统。', 'notDeclared')
  const kept = { fileId: file.id, fileName: file.name, fileMediaType: file.mediaType, fileDigest: file.digest }
  await writeSubmission(ctx, taken, { ...noSnapshot, ...noCount, ...kept })
  await recordEvent(ctx, {
    verb: 'collectionPart.fileSubmitted',
    subjects: [subjectOf(taken)],
    changes: [{ field: 'fileDigest', after: file.digest }],
  })
  return { id: taken.id }
}
