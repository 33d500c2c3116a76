import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, invalid } from '../../../platform/errors.ts'
import type { Attachment } from '../../../platform/files/attachment.ts'
import { newId } from '../../../platform/ids.ts'
import { canSubmit } from '../policy.ts'
import type { HazardFacts } from '../queries.ts'
import { findMeasures } from './finish-measure.ts'
import { moveHazard, type OnHazard, subjectsOf, takeHazard } from './start-rectification.ts'

interface Input extends OnHazard {
  body: { version: number; note: string; files: { fileId: string; isDeclaredUnclassified: boolean }[] }
}

async function assertAllDone(ctx: CommandContext, hazard: HazardFacts): Promise<void> {
  const open = (await findMeasures(ctx, hazard)).filter((m) => m.doneOn === null).map((m) => m.number)
  if (open.length > 0)
    throw new DomainError('conflict', 'measuresOpen', `第 ${open.join('、')} 条措施还没有登记办完，办完再交佐证。`)
}

const insertEvidence = (ctx: CommandContext, hazard: HazardFacts, stepId: string, files: readonly Attachment[]) =>
  ctx.tx
    .insertInto('hazardEvidence')
    .values(
      files.map((file) => ({
        bureauId: ctx.actor.bureauId,
        id: newId(),
        hazardId: hazard.id,
        unitSortKey: hazard.unitSortKey,
        stepId,
        fileId: file.id,
        fileName: file.name,
        mediaType: file.mediaType,
        fileSize: file.size,
        fileDigest: file.digest,
        isDeclaredUnclassified: true,
      })),
    )
    .execute()

/** 交佐证 — every measure is done, there is at least one file, and each is declared not to be classified. */
export async function submitEvidence(ctx: CommandContext, input: Input, files: readonly Attachment[]): Promise<{ id: string }> {
  const { body } = input
  const hazard = await takeHazard(ctx, input, 'submit', canSubmit)
  if (files.length === 0) throw invalid('files', '佐证至少要有一个文件。', 'noEvidence')
  if (body.files.some((f) => !f.isDeclaredUnclassified))
    throw invalid('files', '每个文件都要声明不涉密；涉密的材料不能传到本系统。', 'notDeclared')
  await assertAllDone(ctx, hazard)
  const { accountId, personId } = ctx.actor
  const stepId = await moveHazard(ctx, hazard, {
    act: 'submit',
    set: { submittedBy: accountId, submittedByPerson: personId, urgedOn: null },
    step: { act: 'evidenceSubmitted', note: body.note },
  })
  await insertEvidence(ctx, hazard, stepId, files)
  await recordEvent(ctx, {
    verb: 'hazard.evidenceSubmitted',
    subjects: subjectsOf([hazard]),
    changes: files.map((file) => ({ field: 'fileDigest', after: file.digest })),
  })
  return { id: hazard.id }
}
