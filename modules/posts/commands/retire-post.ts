import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import { canEditCatalogue } from '../policy.ts'
import { lockPost } from '../queries.ts'

interface Input {
  params: { id: string }
  body: { version: number; retiredOn: string; reason: string }
}

/** People who hold the post on or after the day, by pointer or by a dated fact still to come. */
async function countHolders(ctx: CommandContext, postId: string, on: string): Promise<number> {
  const { n } = await ctx.db
    .selectFrom('people as p')
    .where('p.bureauId', '=', ctx.actor.bureauId)
    .where('p.voidedAt', 'is', null)
    .where('p.separatedOn', 'is', null)
    .where((e) =>
      e.or([
        e('p.postId', '=', postId),
        sql<boolean>`exists (select 1 from "assignments" a where a."bureauId" = p."bureauId" and a."personId" = p."id" and a."aspect" = 'post' and a."targetId" = ${postId}
        and a."voidedAt" is null and (a."toOn" is null or a."toOn" > ${on}::date))`,
      ]),
    )
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** Quotas end with the post; one that would start on or after the day is refused unless it is nought. */
async function endQuotas(ctx: CommandContext, postId: string, on: string): Promise<void> {
  const quotas = ctx.tx.selectFrom('quotas').where('bureauId', '=', ctx.actor.bureauId).where('postId', '=', postId)
  const later = await quotas
    .where('fromOn', '>=', on)
    .where('headcount', '>', 0)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  if (later.n > 0)
    throw new DomainError('conflict', 'postHasQuota', `还有 ${later.n} 个单位的用辅数量在 ${on} 或以后才开始。先把它们改为 0。`)
  await ctx.tx
    .updateTable('quotas')
    .set((e) => ({ toOn: on, version: e('version', '+', 1) }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('postId', '=', postId)
    .where('fromOn', '<', on)
    .where((e) => e.or([e('toOn', 'is', null), e('toOn', '>', on)]))
    .execute()
}

/** 岗位退出目录 — refused while anybody holds it; versions and history stay. */
export async function retirePost(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  if (!canEditCatalogue(ctx.actor)) throw forbidden('岗位目录由辅警办编。单位可以提建议。')
  const post = await lockPost(ctx, params.id)
  if (post.retiredOn !== null) throw new DomainError('conflict', 'postRetired', `这个岗位已于 ${post.retiredOn} 退出目录。`)
  assertVersion(post, body.version)
  if (body.retiredOn > ctx.today) throw invalid('retiredOn', '退出日期不能晚于今天；到了那天再办。', 'future')
  const { bureauId } = ctx.actor
  const current = await ctx.tx
    .selectFrom('postVersions')
    .where('bureauId', '=', bureauId)
    .where('postId', '=', post.id)
    .where('state', '=', 'inForce')
    .select(['id', 'fromOn'])
    .forUpdate()
    .executeTakeFirst()
  if (current?.fromOn && body.retiredOn <= current.fromOn)
    throw invalid('retiredOn', `现行版本自 ${current.fromOn} 起施行，退出日期应在其后。`, 'tooEarly')
  const holders = await countHolders(ctx, post.id, body.retiredOn)
  if (holders > 0)
    throw new DomainError('conflict', 'postHasPeople', `还有 ${holders} 人在“${post.name}”。先给他们换岗，再让岗位退出目录。`)
  await endQuotas(ctx, post.id, body.retiredOn)
  if (current)
    await ctx.tx
      .updateTable('postVersions')
      .set((e) => ({ toOn: body.retiredOn, version: e('version', '+', 1) }))
      .where('bureauId', '=', bureauId)
      .where('id', '=', current.id)
      .execute()
  await ctx.tx
    .updateTable('posts')
    .set({ retiredOn: body.retiredOn, version: body.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', post.id)
    .where('version', '=', body.version)
    .execute()
  await recordEvent(ctx, {
    verb: 'post.retired',
    subjects: [{ id: post.id, kind: 'post' }],
    changes: [
      { field: 'retiredOn', after: body.retiredOn },
      { field: 'reason', after: body.reason },
    ],
  })
  return { id: post.id }
}
