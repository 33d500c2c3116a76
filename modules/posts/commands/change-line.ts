import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { canEditCatalogue } from '../policy.ts'
import { lockPost } from '../queries.ts'

interface Input {
  params: { id: string }
  body: { version: number; policeLine: string | null }
}

/** 改所属警种 — whose inspector supervises the post; the reach over those who hold it follows at once. */
export async function changeLine(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  if (!canEditCatalogue(ctx.actor)) throw forbidden('岗位目录由辅警办编。')
  const post = await lockPost(ctx, params.id)
  if (post.retiredOn !== null)
    throw new DomainError('conflict', 'postRetired', `这个岗位已于 ${post.retiredOn} 退出目录，不再修改。`)
  assertVersion(post, body.version)
  const { bureauId } = ctx.actor
  await ctx.tx
    .updateTable('posts')
    .set({ policeLine: body.policeLine, version: body.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', post.id)
    .where('version', '=', body.version)
    .execute()
  await sql`update "people" set "policeLine" = ${body.policeLine} where "bureauId" = ${bureauId} and "postId" = ${post.id}`.execute(
    ctx.tx,
  )
  await recordEvent(ctx, {
    verb: 'post.lineChanged',
    subjects: [{ id: post.id, kind: 'post' }],
    changes: [{ field: 'policeLine', before: post.policeLine, after: body.policeLine }],
  })
  return { id: post.id }
}
