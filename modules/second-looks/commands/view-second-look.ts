import { recordSealed } from '../../../platform/access/sealed-files.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { findLook } from '../queries.ts'

/** 查看 — every opening is noted on the file. */
export async function viewSecondLook(ctx: CommandContext, id: string) {
  const found = await findLook(ctx, id)
  await recordSealed(ctx, { fileId: id, verb: 'secondLook.viewed' })
  return found
}
