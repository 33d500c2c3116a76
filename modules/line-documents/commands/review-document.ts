import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { forbidden, invalid, notFound } from '../../../platform/errors.ts'
import { canLodge } from '../policy.ts'
import { findDocument, lockDocument } from '../queries.ts'
import { assertFrom, subjectsOf } from './lodge-document.ts'

interface Input {
  params: { id: string }
  body: { version: number; reviewOn: string; note: string }
}

/** 复核无变化 — the version in force still holds; the next review date is set. */
export async function reviewDocument(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const lineDocument = await lockDocument(ctx, params.id)
  if (!canLodge(ctx, lineDocument)) throw forbidden('这不是您的警种的文件。')
  assertVersion(lineDocument, body.version)
  assertFrom(lineDocument, 'review')
  if (body.reviewOn <= ctx.today) throw invalid('reviewOn', '下次复核日期应在今天以后。', 'reviewPast')
  await ctx.tx
    .updateTable('lineDocuments')
    .set({ reviewOn: body.reviewOn, reviewNote: body.note, version: body.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', lineDocument.id)
    .where('version', '=', body.version)
    .execute()
  await recordEvent(ctx, {
    verb: 'lineDocument.reviewed',
    subjects: subjectsOf(lineDocument),
    changes: [
      { field: 'reviewOn', before: lineDocument.reviewOn, after: body.reviewOn },
      { field: 'note', after: body.note },
    ],
  })
  return { id: lineDocument.id }
}

/** 取附件 — who took the file is on the trail. */
export async function takeFile(ctx: CommandContext, { params }: { params: { id: string } }) {
  const lineDocument = await findDocument(ctx, params.id)
  const { fileId, fileName, mediaType } = lineDocument
  if (fileId === null || fileName === null || mediaType === null) throw notFound()
  await recordEvent(ctx, { verb: 'lineDocument.fileTaken', subjects: subjectsOf(lineDocument) })
  return { fileId, fileName, mediaType }
}
