import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import type { Reference } from '../../../platform/http/tables.ts'
import { lockPage, lockScan } from '../queries.ts'
import { assertWaiting } from './file-page.ts'

interface Input {
  readonly params: { readonly id: string }
  readonly body: { readonly version: number; readonly reason: string }
}

/** 不归档 — the page is nobody's, or not wanted: blank, foreign, twice. Its picture stays. */
export async function leavePageOut(ctx: CommandContext, { params, body }: Input): Promise<Reference> {
  const { scanId } = await lockPage(ctx, params.id)
  await lockScan(ctx, scanId)
  const page = await lockPage(ctx, params.id)
  assertWaiting(page, body.version)
  await ctx.tx
    .updateTable('scanPages')
    .set({ state: 'leftOut', reason: body.reason, settledByName: ctx.actor.name, settledAt: ctx.now, version: page.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', page.id)
    .execute()
  await recordEvent(ctx, {
    verb: 'scanPage.leftOut',
    subjects: [{ id: page.id, kind: 'scanPage', unitSortKey: page.unitSortKey }],
    changes: [{ field: 'reason', after: body.reason }],
  })
  return { id: page.id }
}
