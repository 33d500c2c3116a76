import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext, QueryContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { isOfSheet, type SeenPage, togetherness, verdictOf } from '../page-verdict.ts'
import { findAsked, findScan, findWaiting } from '../queries.ts'
import { readSheetCode } from '../sheet-code.ts'
import type { ScanSourceFile } from '../tables.ts'

/** A page as it was read and its picture as it was kept. */
export interface ReadScanPage extends SeenPage {
  readonly position: number
  readonly sourcePage: number
  readonly fileId: string | null
  readonly digest: string | null
  readonly quarterTurns: number
  readonly slant: number
}

/** Pages of the scan that were kept already: a reading that broke off goes on behind them. */
export const findReadPositions = async (ctx: QueryContext, scanId: string): Promise<Set<number>> => {
  const rows = await ctx.db
    .selectFrom('scanPages')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('scanId', '=', scanId)
    .select('position')
    .execute()
  return new Set(rows.map((row) => row.position))
}

/** Keeps pages with what their codes alone say. */
export async function keepPages(ctx: CommandContext, scanId: string, pages: readonly ReadScanPage[]): Promise<void> {
  if (pages.length === 0) return
  const { unitSortKey } = await findScan(ctx, scanId)
  const codes = pages.flatMap((page) => page.codes.flatMap((text) => readSheetCode(text)?.code ?? []))
  const asked = await findAsked(ctx, codes)
  const rows = pages.map((page) => {
    const { position, sourcePage, fileId, digest, quarterTurns, slant } = page
    const verdict = verdictOf(ctx.keys, page, (code) => asked.get(code))
    const place = { bureauId: ctx.actor.bureauId, id: newId(), scanId, position, unitSortKey, sourcePage }
    return { ...place, fileId, digest, quarterTurns, slant, ...verdict }
  })
  await ctx.tx.insertInto('scanPages').values(rows).execute()
}

const ofScan = (ctx: CommandContext, scanId: string) =>
  ctx.tx.updateTable('scans').where('bureauId', '=', ctx.actor.bureauId).where('id', '=', scanId).where('state', '=', 'reading')

/** 读完 — all pages are there: sheets that came twice or lack a page go to the tray. */
export async function finishReading(ctx: CommandContext, scanId: string, sources: readonly ScanSourceFile[]): Promise<void> {
  const { unitSortKey } = await findScan(ctx, scanId)
  const matched = (await findWaiting(ctx, scanId)).filter((page) => isOfSheet(page.verdict))
  for (const { id, verdict, note } of togetherness(matched))
    await ctx.tx
      .updateTable('scanPages')
      .set({ verdict, note })
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('id', '=', id)
      .execute()
  await ofScan(ctx, scanId)
    .set({ state: 'ready', readAt: ctx.now, sources: JSON.stringify(sources) })
    .execute()
  await recordEvent(ctx, { verb: 'scan.read', subjects: [{ id: scanId, kind: 'scan', unitSortKey }] })
}

/** 没有读成 — why, for whoever waits; nothing of the scan can be recorded. */
export async function failReading(ctx: CommandContext, scanId: string, failure: string): Promise<void> {
  const { unitSortKey } = await findScan(ctx, scanId)
  await ofScan(ctx, scanId).set({ state: 'failed', failure, readAt: ctx.now }).execute()
  await recordEvent(ctx, { verb: 'scan.failed', subjects: [{ id: scanId, kind: 'scan', unitSortKey }] })
}
