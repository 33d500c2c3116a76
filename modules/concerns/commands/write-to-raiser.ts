import { recordSealed } from '../../../platform/access/sealed-files.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { addText } from './add-word.ts'
import { takeConcern } from './answer-concern.ts'

interface Input {
  params: { id: string }
  body: { version: number; text: string }
}

/** A word between handler and raiser that is no answer yet; the clock runs on. */
export async function writeToRaiser(ctx: CommandContext, input: Input): Promise<{ id: string }> {
  const concern = await takeConcern(ctx, input)
  await ctx.tx
    .updateTable('concerns')
    .set({ version: concern.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', concern.id)
    .where('version', '=', concern.version)
    .execute()
  await addText(ctx, concern.id, { act: 'messageWritten', side: 'handler', name: ctx.actor.name, text: input.body.text })
  await recordSealed(ctx, { fileId: concern.id, verb: 'concern.messageWritten' })
  return { id: concern.id }
}
