import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import type { PostRowView } from '../contract.ts'
import { presentPostRow } from '../presenter.ts'
import { findAllPosts, type PostFilters } from '../queries.ts'

/** 导出岗位目录 — the rows of exactly what is filtered; who took them out is on the trail. */
export async function exportPosts(ctx: CommandContext, filters: PostFilters): Promise<{ rows: PostRowView[]; on: string }> {
  const rows = (await findAllPosts(ctx, filters)).map(presentPostRow)
  await recordEvent(ctx, { verb: 'post.exported', changes: [{ field: 'rows', after: String(rows.length) }] })
  return { rows, on: ctx.today }
}
