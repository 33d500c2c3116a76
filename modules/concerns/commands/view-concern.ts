import { recordSealed } from '../../../platform/access/sealed-files.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { type ConcernFacts, findHandled } from '../queries.ts'

/** 打开诉求 — every opening by a handler is noted on the file. */
export async function viewConcern(ctx: CommandContext, id: string): Promise<ConcernFacts> {
  const concern = await findHandled(ctx, id)
  await recordSealed(ctx, { fileId: concern.id, verb: 'concern.viewed' })
  return concern
}
