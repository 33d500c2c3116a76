import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError } from '../../../platform/errors.ts'
import type { Reference } from '../../../platform/http/tables.ts'
import { type PaperSheet, recordPaper } from '../../signatures/public.ts'
import { type FoundPage, findPrinted, findSheetsById, findWaiting, lockScan } from '../queries.ts'

interface Input {
  readonly params: { readonly id: string }
  readonly body: { readonly version: number; readonly pages: number }
}

/** Who answered elsewhere in the meantime (on screen, from another scan) is not recorded again: the page goes to the tray. */
async function setAnsweredAside(ctx: CommandContext, pages: readonly FoundPage[]): Promise<FoundPage[]> {
  const sheets = await findSheetsById(ctx, [...new Set(pages.flatMap((page) => page.requestId ?? []))])
  const standing = new Set(sheets.filter((s) => (s.state === 'open' || s.state === 'declined') && !s.endedAt).map((s) => s.id))
  const isStanding = (page: FoundPage) => standing.has(page.requestId ?? '')
  const aside = pages.filter((page) => !isStanding(page))
  for (const { id, requestId } of aside) {
    const isSigned = sheets.some((sheet) => sheet.id === requestId && sheet.state === 'signed')
    await ctx.tx
      .updateTable('scanPages')
      .set(
        isSigned ? { verdict: 'answered', note: '这一件已经签过' } : { verdict: 'oldVersion', note: '批次已结束，或者文本已换' },
      )
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('id', '=', id)
      .execute()
  }
  return pages.filter(isStanding)
}

/** The page that is signed is the last of its sheet; its text is the one that was printed. */
async function paperSheets(ctx: CommandContext, pages: readonly FoundPage[]): Promise<PaperSheet[]> {
  const last = pages.filter((page) => page.sheetPage === page.sheetPages)
  const printed = await findPrinted(
    ctx,
    last.flatMap((page) => page.requestId ?? []),
  )
  const fieldsBy = new Map(printed.map((text) => [`${text.requestId} ${text.textDigest}`, text.fields]))
  return last.flatMap(({ requestId, fileId, digest, position, textDigest }) =>
    requestId && fileId && digest
      ? { requestId, fields: fieldsBy.get(`${requestId} ${textDigest}`), scan: { fileId, page: position, digest } }
      : [],
  )
}

/** Pages whose request is signed now are settled with it. */
export async function settlePages(
  ctx: CommandContext,
  pages: readonly Pick<FoundPage, 'id' | 'requestId'>[],
  signatures: ReadonlyMap<string, string>,
): Promise<void> {
  const settled = { state: 'recorded', settledByName: ctx.actor.name, settledAt: ctx.now } as const
  for (const { id, requestId } of pages) {
    const signatureId = signatures.get(requestId ?? '')
    if (signatureId === undefined) continue
    await ctx.tx
      .updateTable('scanPages')
      .set((e) => ({ ...settled, signatureId, version: e('version', '+', 1) }))
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('id', '=', id)
      .execute()
  }
}

/** 确认录入 — takes over every page that matched somebody, as the recorder saw them. */
export async function recordScan(ctx: CommandContext, { params, body }: Input): Promise<Reference> {
  const scan = await lockScan(ctx, params.id)
  assertVersion(scan, body.version)
  const matched = (await findWaiting(ctx, scan.id)).filter((page) => page.verdict === 'matched')
  if (matched.length !== body.pages)
    throw new DomainError('conflict', 'stale', `现在对到人的是 ${matched.length} 页，和您看到的不一样。请看过再录入。`)
  const pages = await setAnsweredAside(ctx, matched)
  const sheets = await paperSheets(ctx, pages)
  if (sheets.length > 0) await settlePages(ctx, pages, await recordPaper(ctx, sheets))
  await ctx.tx
    .updateTable('scans')
    .set({ version: scan.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', scan.id)
    .execute()
  await recordEvent(ctx, { verb: 'scan.recorded', subjects: [{ id: scan.id, kind: 'scan', unitSortKey: scan.unitSortKey }] })
  return { id: scan.id }
}
