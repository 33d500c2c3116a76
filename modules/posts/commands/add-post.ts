import { sql } from 'kysely'
import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { isDuplicate } from '../../../platform/database/connect.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { addPost as endpoint } from '../contract.ts'
import { canEditCatalogue } from '../policy.ts'

interface Input {
  body: z.infer<NonNullable<(typeof endpoint)['body']>>
  /** Drafted from the statute as an example; the mark goes when the office puts a version of its own in force. */
  isExample?: boolean
}

/** 新增岗位 — at the end of the catalogue, as a draft without duties; it counts once its first version is in force. */
export async function addPost(ctx: CommandContext, { body, isExample = false }: Input): Promise<{ id: string }> {
  if (!canEditCatalogue(ctx.actor)) throw forbidden('岗位目录由辅警办编。单位可以提建议。')
  const { bureauId } = ctx.actor
  const id = newId()
  const { next } = await ctx.db
    .selectFrom('posts')
    .where('bureauId', '=', bureauId)
    .select(sql<number>`coalesce(max("position"), 0)::int + 1`.as('next'))
    .executeTakeFirstOrThrow()
  await ctx.tx
    .insertInto('posts')
    .values({
      bureauId,
      id,
      name: body.name,
      category: body.category,
      policeLine: body.policeLine,
      supervisionNote: body.supervisionNote,
      position: next,
      isExample,
      retiredOn: null,
    })
    .execute()
    .catch((error: unknown) => {
      if (isDuplicate(error, 'postsByName'))
        throw invalid('name', `目录里已有“${body.name}”，请换一个名称，或者给它起草新版本。`, 'duplicateName')
      throw error
    })
  await ctx.tx
    .insertInto('postVersions')
    .values({
      bureauId,
      id: newId(),
      postId: id,
      number: 1,
      state: 'draft',
      name: body.name,
      category: body.category,
      supervisionNote: body.supervisionNote,
      fromOn: null,
      toOn: null,
    })
    .execute()
  await recordEvent(ctx, {
    verb: 'post.added',
    subjects: [{ id, kind: 'post' }],
    changes: [
      { field: 'name', after: body.name },
      { field: 'category', after: body.category },
    ],
  })
  return { id }
}
