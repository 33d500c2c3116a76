import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import type { Attachment } from '../../../platform/files/attachment.ts'
import { newId } from '../../../platform/ids.ts'
import type { lodgeDocument as endpoint } from '../contract.ts'
import { canLodge } from '../policy.ts'
import { type DocumentFacts, findSeries, lockDocument } from '../queries.ts'
import { transitions } from '../workflow.ts'

type Content = z.infer<NonNullable<(typeof endpoint)['body']>>

/** Subjects of an act on a document. It belongs to a line, not to a unit: no place. */
export const subjectsOf = ({ id }: { id: string }) => [{ id, kind: 'lineDocument' }]

/** The act is possible from the state the document is in. */
export function assertFrom(lineDocument: DocumentFacts, act: keyof typeof transitions): void {
  const { from, otherwise } = transitions[act]
  if (!(from as readonly string[]).includes(lineDocument.state)) throw new DomainError('conflict', 'wrongState', otherwise)
}

function assertContent(ctx: CommandContext, { body, fileId, reviewOn }: Content): void {
  if (body === '' && fileId === null) throw invalid('body', '正文和附件至少要有一样。', 'nothingInIt')
  if (reviewOn <= ctx.today) throw invalid('reviewOn', '复核日期应在今天以后。', 'reviewPast')
}

const fileColumns = (file: Attachment | null) => ({
  fileId: file?.id ?? null,
  fileName: file?.name ?? null,
  mediaType: file?.mediaType ?? null,
  fileSize: file?.size ?? null,
  fileDigest: file?.digest ?? null,
})
/** The file that is attached already, as it would be read again. */
export const keptFile = (d: DocumentFacts): Attachment | null =>
  d.fileId === null
    ? null
    : { id: d.fileId, name: d.fileName ?? '', mediaType: d.mediaType ?? '', size: d.fileSize ?? 0, digest: d.fileDigest ?? '' }

/** What is said, and who says it now. */
const lodging = (ctx: CommandContext, { kind, title, body, reviewOn }: Content, file: Attachment | null) => ({
  ...{ kind, title, body, reviewOn },
  ...fileColumns(file),
  state: 'lodged' as const,
  lodgedBy: ctx.actor.accountId,
  lodgedByName: ctx.actor.name,
  lodgedAt: ctx.now,
})

async function add(
  ctx: CommandContext,
  content: Content,
  file: Attachment | null,
  place: { seriesId: string | null; number: number; policeLine: string },
): Promise<{ id: string }> {
  const id = newId()
  const { bureauId } = ctx.actor
  const row = { ...place, bureauId, id, seriesId: place.seriesId ?? id, ...lodging(ctx, content, file) }
  await ctx.tx.insertInto('lineDocuments').values(row).execute()
  await recordEvent(ctx, { verb: 'lineDocument.lodged', subjects: subjectsOf({ id }) })
  return { id }
}

/** 报警种备案 — the first version of a document of the own line. */
export function lodgeDocument(
  ctx: CommandContext,
  { body }: { body: Content },
  file: Attachment | null,
): Promise<{ id: string }> {
  const { policeLine } = ctx.scope
  if (policeLine === null || !canLodge(ctx, { policeLine })) throw forbidden()
  assertContent(ctx, body)
  return add(ctx, body, file, { seriesId: null, number: 1, policeLine })
}

interface Again {
  params: { id: string }
  body: Content & { version: number }
}

/** 再报 — a returned version completed, or the next version of one in force, which stays in force until the new one is accepted. */
export async function lodgeAgain(ctx: CommandContext, { params, body }: Again, file: Attachment | null): Promise<{ id: string }> {
  const lineDocument = await lockDocument(ctx, params.id)
  if (!canLodge(ctx, lineDocument)) throw forbidden('这不是您的警种的文件。')
  assertVersion(lineDocument, body.version)
  assertFrom(lineDocument, 'lodge')
  assertContent(ctx, body)
  if (lineDocument.state === 'returned') return completeReturned(ctx, lineDocument, body, file)
  const { last, isPending } = await findSeries(ctx, lineDocument.seriesId)
  if (isPending) throw new DomainError('conflict', 'pending', '这件文件的新一版已经报了，等辅警办答复。')
  return add(ctx, body, file, { seriesId: lineDocument.seriesId, number: last + 1, policeLine: lineDocument.policeLine })
}

async function completeReturned(ctx: CommandContext, lineDocument: DocumentFacts, content: Content, file: Attachment | null) {
  const { id } = lineDocument
  await ctx.tx
    .updateTable('lineDocuments')
    .set({
      ...lodging(ctx, content, file),
      answeredBy: null,
      answeredByName: null,
      answeredAt: null,
      version: lineDocument.version + 1,
    })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .where('state', '=', 'returned')
    .execute()
  await recordEvent(ctx, { verb: 'lineDocument.lodged', subjects: subjectsOf({ id }) })
  return { id }
}
