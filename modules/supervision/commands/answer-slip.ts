import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { invalid } from '../../../platform/errors.ts'
import type { Attachment } from '../../../platform/files/attachment.ts'
import { canAnswer } from '../policy.ts'
import type { Answer } from '../tables.ts'
import { moveSlip, type OnSlip, subjectsOf, takeSlip } from './receive-slip.ts'

interface Answering extends OnSlip {
  readonly body: {
    readonly version: number
    readonly text: string
    readonly files: readonly { fileId: string; isDeclaredUnclassified: boolean }[]
  }
}

/** 答复 — by the unit's head, in words, with files where there are some; earlier answers stay. */
export async function answerSlip(ctx: CommandContext, input: Answering, files: readonly Attachment[]): Promise<{ id: string }> {
  const { body } = input
  if (body.files.some((f) => !f.isDeclaredUnclassified))
    throw invalid('files', '每个文件都要声明不涉密；涉密的材料不能传到本系统。', 'notDeclared')
  const slip = await takeSlip(ctx, input, 'answer', canAnswer)
  const attached = files.map(({ id, name, mediaType, size, digest }) => ({ id, name, mediaType, size, digest }))
  const answer: Answer = { text: body.text, by: ctx.actor.name, at: ctx.now.toISOString(), files: attached, returned: null }
  await moveSlip(ctx, slip, {
    act: 'answer',
    set: {
      answers: sql<readonly Answer[]>`"answers" || ${JSON.stringify([answer])}::jsonb`,
      answeredOn: ctx.today,
      isLate: slip.isLate ?? slip.answerBy < ctx.today,
    },
    note: `${slip.number ?? ''}答复：${body.text}`,
  })
  const changes = files.map((file) => ({ field: 'fileDigest', after: file.digest }))
  await recordEvent(ctx, { verb: 'supervisionSlip.answered', subjects: subjectsOf([slip]), changes })
  return { id: slip.id }
}
