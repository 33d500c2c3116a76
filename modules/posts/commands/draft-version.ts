import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { canEditCatalogue } from '../policy.ts'
import { lockDraft, lockPost } from '../queries.ts'

interface Input {
  params: { id: string }
  body: { version: number }
}

/** 起草新版本 — a copy of the version in force, to be edited; a version in force is never edited itself. */
export async function draftVersion(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  if (!canEditCatalogue(ctx.actor)) throw forbidden('岗位目录由辅警办编。单位可以提建议。')
  const post = await lockPost(ctx, params.id)
  if (post.retiredOn !== null)
    throw new DomainError('conflict', 'postRetired', `这个岗位已于 ${post.retiredOn} 退出目录，不再修改。`)
  const draft = await lockDraft(ctx, post.id)
  if (draft) throw new DomainError('conflict', 'draftExists', `已有第 ${draft.number} 版草稿，请接着改它。`)
  assertVersion(post, body.version)
  const { bureauId } = ctx.actor
  const id = newId()
  const versions = ctx.db.selectFrom('postVersions').where('bureauId', '=', bureauId).where('postId', '=', post.id)
  const { last } = await versions.select(sql<number>`coalesce(max("number"), 0)::int`.as('last')).executeTakeFirstOrThrow()
  const current = await versions.where('state', '=', 'inForce').select('id').executeTakeFirst()
  await ctx.tx
    .insertInto('postVersions')
    .values({
      bureauId,
      id,
      postId: post.id,
      number: last + 1,
      state: 'draft',
      name: post.name,
      category: post.category,
      supervisionNote: post.supervisionNote,
      fromOn: null,
      toOn: null,
    })
    .execute()
  if (current) {
    await sql`insert into "postDuties" ("bureauId", "postVersionId", "position", "text", "redLineId", "redLineReason")
      select "bureauId", ${id}, "position", "text", "redLineId", "redLineReason" from "postDuties" where "bureauId" = ${bureauId} and "postVersionId" = ${current.id}`.execute(
      ctx.tx,
    )
  }
  await ctx.tx
    .updateTable('posts')
    .set({ version: body.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', post.id)
    .execute()
  await recordEvent(ctx, {
    verb: 'post.drafted',
    subjects: [{ id: post.id, kind: 'post' }],
    changes: [{ field: 'number', after: String(last + 1) }],
  })
  return { id: post.id }
}
