import { recordSealed } from '../../../platform/access/sealed-files.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { type ConcernFacts, lockHandled } from '../queries.ts'
import { addText } from './add-word.ts'
import { moveConcern } from './close-concern.ts'

export interface Handling {
  params: { id: string }
  body: { version: number }
}
interface Said {
  params: { id: string }
  body: { version: number; text: string }
}

/** The concern that the caller handles, locked, as it was seen. */
export async function takeConcern(ctx: CommandContext, { params, body }: Handling): Promise<ConcernFacts> {
  const concern = await lockHandled(ctx, params.id)
  assertVersion(concern, body.version)
  return concern
}

/** 书面答复 — in time or not is settled for good the first time. */
export async function answerConcern(ctx: CommandContext, input: Said): Promise<{ id: string }> {
  const concern = await takeConcern(ctx, input)
  await moveConcern(ctx, concern, 'answered', {
    answeredOn: ctx.today,
    isAnsweredInTime: concern.isAnsweredInTime ?? ctx.today <= concern.answerDueOn,
  })
  await addText(ctx, concern.id, { act: 'answered', side: 'handler', name: ctx.actor.name, text: input.body.text })
  await recordSealed(ctx, { fileId: concern.id, verb: 'concern.answered' })
  return { id: concern.id }
}
