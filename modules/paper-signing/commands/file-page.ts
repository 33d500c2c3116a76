import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError } from '../../../platform/errors.ts'
import type { Reference } from '../../../platform/http/tables.ts'
import { recordPaper } from '../../signatures/public.ts'
import { isOfSheet } from '../page-verdict.ts'
import { type FoundPage, findPrinted, findWaiting, lockPage, lockScan } from '../queries.ts'
import { settlePages } from './record-scan.ts'

interface Input {
  readonly params: { readonly id: string }
  readonly body: { readonly version: number; readonly requestId: string }
}

/** Nothing happens twice to a page. */
export function assertWaiting(page: FoundPage, version: number): void {
  if (page.state !== 'waiting')
    throw new DomainError('conflict', 'pageSettled', `这一页已由${page.settledByName ?? '别人'}办过，没有重复办理。`)
  assertVersion(page, version)
}

/** The text that was printed for this very page, else the one printed last. */
async function printedText(ctx: CommandContext, page: FoundPage, requestId: string) {
  const printed = await findPrinted(ctx, [requestId])
  return (printed.find((text) => page.requestId === requestId && text.textDigest === page.textDigest) ?? printed[0])?.fields
}

/** 归到一个人 — somebody looked at a page of the tray and says whose it is. */
export async function filePage(ctx: CommandContext, { params, body }: Input): Promise<Reference> {
  const { scanId } = await lockPage(ctx, params.id)
  await lockScan(ctx, scanId)
  const page = await lockPage(ctx, params.id)
  assertWaiting(page, body.version)
  const { fileId, digest, position } = page
  if (!fileId || !digest) throw new DomainError('conflict', 'noPicture', '这一页没有读出来，不能归档。请重新扫描这一页。')
  const { requestId } = body
  const scan = { fileId, page: position, digest }
  const signatures = await recordPaper(ctx, [{ requestId, fields: await printedText(ctx, page, requestId), scan }])
  const others = (await findWaiting(ctx, scanId)).filter(
    (other) =>
      other.id !== page.id && other.requestId === requestId && (isOfSheet(other.verdict) || other.verdict === 'incomplete'),
  )
  await ctx.tx
    .updateTable('scanPages')
    .set({ requestId })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', page.id)
    .execute()
  await settlePages(ctx, [{ id: page.id, requestId }, ...others], signatures)
  await recordEvent(ctx, { verb: 'scanPage.filed', subjects: [{ id: page.id, kind: 'scanPage', unitSortKey: page.unitSortKey }] })
  return { id: page.id }
}
