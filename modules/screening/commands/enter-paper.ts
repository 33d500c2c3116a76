import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { forbidden, invalid, notFound } from '../../../platform/errors.ts'
import type { Attachment } from '../../../platform/files/attachment.ts'
import { findSigners } from '../filters.ts'
import { canEnterPaper, canScreen } from '../policy.ts'
import { findReturn } from '../queries.ts'
import { transitions } from '../workflow.ts'
import { type Answering, checkAnswers, subjectOf, type Taken, takeReturn } from './save-answers.ts'
import { assertComplete, openFound, writeSubmission } from './submit-return.ts'

interface Entering extends Answering {
  body: Answering['body'] & { signedById: string; signedOn: string; fileId: string; isDeclaredUnclassified: boolean }
}

/** Who signed: the unit's head or leader in charge on the day of the signature. */
async function findSigner(ctx: CommandContext, taken: Taken, { signedById, signedOn }: Entering['body']) {
  if (signedOn < taken.openedOn || signedOn > ctx.today)
    throw invalid('signedOn', `签字日期应在 ${taken.openedOn} 发起以后，也不能晚于今天。`, 'wrongDay')
  const signer = (await findSigners(ctx, taken, signedOn)).find((s) => s.id === signedById)
  if (!signer) throw invalid('signedById', '这个人那天不是本单位的主要领导、分管领导，请核对签字人和日期。', 'notHead')
  return signer
}

/** 补录纸面填报 — what a unit answered on paper, with the page that its head signed: submitted and confirmed at once. */
export async function enterPaper(ctx: CommandContext, { params, body }: Entering, file: Attachment): Promise<{ id: string }> {
  if (!canScreen(ctx.actor)) throw forbidden()
  const taken = await takeReturn(ctx, params.id, body.version, 'enterPaper')
  if (!canEnterPaper(ctx.actor, body.signedById)) throw forbidden('自己签字的，要由辅警办的另一个人补录。')
  if (!body.isDeclaredUnclassified) throw invalid('fileId', '要声明签字页不涉密；涉密的材料不能传到本系统。', 'notDeclared')
  const signer = await findSigner(ctx, taken, body)
  const asked = await checkAnswers(ctx, taken, body.answers)
  assertComplete(asked, body.answers)
  const opened = await openFound(ctx, taken, asked, body.answers)
  const page = { paperFileId: file.id, paperFileName: file.name, paperMediaType: file.mediaType, paperFileDigest: file.digest }
  const signed = { paperSignedBy: signer.id, paperSignedOn: body.signedOn, confirmedByName: signer.name, confirmedAt: ctx.now }
  const paper = { ...page, ...signed, state: transitions.enterPaper.to }
  await writeSubmission(ctx, taken, { answers: body.answers, opened, paper })
  await recordEvent(ctx, {
    verb: 'screeningReturn.paperEntered',
    subjects: [subjectOf(taken)],
    changes: [
      { field: 'fileDigest', after: file.digest },
      { field: 'signedOn', after: body.signedOn },
    ],
  })
  return { id: taken.id }
}

/** 取签字页 — who took it is on the trail. */
export async function takePaper(ctx: CommandContext, { params }: { params: { id: string } }) {
  const { found } = await findReturn(ctx, params.id)
  if (!found.paperFileId) throw notFound()
  await recordEvent(ctx, { verb: 'screeningReturn.paperTaken', subjects: [subjectOf(found)] })
  return { fileId: found.paperFileId, fileName: found.paperFileName ?? '', mediaType: found.paperMediaType ?? '' }
}
