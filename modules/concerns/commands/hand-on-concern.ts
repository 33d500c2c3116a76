import { endLending, lendFile, recordSealed } from '../../../platform/access/sealed-files.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { findCandidates } from '../queries.ts'
import { addText } from './add-word.ts'
import { takeConcern } from './answer-concern.ts'

interface Input {
  params: { id: string }
  body: { version: number; toAccountId: string; reason: string }
}

/** 转办 — another account of the office handles it; who hands it on no longer holds it. */
export async function handOnConcern(ctx: CommandContext, input: Input): Promise<{ id: string }> {
  const concern = await takeConcern(ctx, input)
  const { toAccountId, reason } = input.body
  const to = (await findCandidates(ctx, concern)).find((c) => c.accountId === toAccountId)
  if (!to) throw notFound()
  await ctx.tx
    .updateTable('concerns')
    .set({ version: concern.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', concern.id)
    .where('version', '=', concern.version)
    .execute()
  await addText(ctx, concern.id, {
    act: 'handedOn',
    side: 'handler',
    name: ctx.actor.name,
    text: `转 ${to.name} 办理：${reason}`,
  })
  await lendFile(ctx, concern.id, [{ to: to.accountId, name: to.name, capacity: to.role, reason }])
  await recordSealed(ctx, { fileId: concern.id, verb: 'concern.handedOn' })
  await endLending(ctx, concern.id, { to: ctx.actor.accountId, capacity: ctx.actor.role })
  return { id: concern.id }
}
