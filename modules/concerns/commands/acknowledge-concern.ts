import { recordSealed } from '../../../platform/access/sealed-files.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { addText } from './add-word.ts'
import { type Handling, takeConcern } from './answer-concern.ts'
import { moveConcern } from './close-concern.ts'

/** 告知收到 — the raiser sees that it was received, and until when it is answered. */
export async function acknowledgeConcern(ctx: CommandContext, input: Handling): Promise<{ id: string }> {
  const concern = await takeConcern(ctx, input)
  await moveConcern(ctx, concern, 'acknowledged', { acknowledgedOn: ctx.today })
  await addText(ctx, concern.id, { act: 'acknowledged', side: 'handler', name: ctx.actor.name, text: '' })
  await recordSealed(ctx, { fileId: concern.id, verb: 'concern.acknowledged' })
  return { id: concern.id }
}
