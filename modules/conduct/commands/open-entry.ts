import { recordSealed } from '../../../platform/access/sealed-files.ts'
import { findBureau } from '../../../platform/bureau.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { findEntry } from '../queries.ts'
import { entryKindOf, isSeenBy } from '../rails.ts'

type Input = { readonly params: { readonly id: string } }
async function findSeen(ctx: CommandContext, id: string) {
  const found = await findEntry(ctx, id)
  if (!isSeenBy(found.entry.kind, found.file.capacities)) throw notFound()
  return found
}

/** 打印文书 — the form of one entry, for whoever may see the entry; that it was printed stands in the file. */
export async function takeForPrint(ctx: CommandContext, { params }: Input) {
  const { file, entry } = await findSeen(ctx, params.id)
  if (!entryKindOf(entry.kind).paper) throw notFound()
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.printed' })
  return { file, entry, bureau: await findBureau(ctx), by: ctx.actor.name, today: ctx.today }
}

/** 取附件 — who took it stands in the file. */
export async function takeAttachment(ctx: CommandContext, { params }: Input) {
  const { file, entry } = await findSeen(ctx, params.id)
  if (entry.fileId === null || !entry.file) throw notFound()
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.fileTaken' })
  return { fileId: entry.fileId, fileName: entry.file.name, mediaType: entry.file.mediaType }
}
