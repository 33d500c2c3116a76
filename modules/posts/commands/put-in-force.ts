import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { isDuplicate } from '../../../platform/database/connect.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import type { putInForce as endpoint } from '../contract.ts'
import { canEditCatalogue } from '../policy.ts'
import { findRedLines, lockDraft, lockPost } from '../queries.ts'
import { judgeDuties } from '../red-line-guard.ts'

interface Input {
  params: { id: string }
  body: z.infer<NonNullable<(typeof endpoint)['body']>>
  /** Keeps the mark 示例. */
  isExample?: boolean
}

function assertDate(ctx: CommandContext, { fromOn, reason }: Input['body'], former: { fromOn: string | null } | undefined): void {
  if (fromOn > ctx.today) throw invalid('fromOn', '施行日期不能晚于今天；到了那天再施行，草稿会留着。', 'future')
  if (former?.fromOn && fromOn <= former.fromOn)
    throw invalid('fromOn', `现行版本自 ${former.fromOn} 起施行，新版本的日期应在其后。`, 'tooEarly')
  if (fromOn < ctx.today && !reason) throw invalid('reason', '施行日期在今天以前，请写明补记的理由。', 'reasonRequired')
}

/** The duties of the draft, judged once more: red lines may have changed since it was saved. */
async function assertDuties(ctx: CommandContext, versionId: string): Promise<number> {
  const duties = await ctx.db
    .selectFrom('postDuties')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('postVersionId', '=', versionId)
    .orderBy('position')
    .select(['text', 'redLineReason'])
    .execute()
  if (duties.length === 0) throw new DomainError('invalid', 'noDuties', '草稿里一项职责都没有，不能施行。')
  return judgeDuties(duties, await findRedLines(ctx)).length
}

/** 施行 — the draft becomes the version in force from a day on, the former ends that day; the catalogue shows the new wording. */
export async function putInForce(ctx: CommandContext, { params, body, isExample = false }: Input): Promise<{ id: string }> {
  if (!canEditCatalogue(ctx.actor)) throw forbidden('岗位目录由辅警办编。单位可以提建议。')
  const post = await lockPost(ctx, params.id)
  const draft = await lockDraft(ctx, post.id)
  if (!draft || post.retiredOn !== null) throw new DomainError('conflict', 'noDraft', '没有草稿可以施行。')
  assertVersion(draft, body.version)
  const { bureauId } = ctx.actor
  const former = await ctx.tx
    .selectFrom('postVersions')
    .where('bureauId', '=', bureauId)
    .where('postId', '=', post.id)
    .where('state', '=', 'inForce')
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  assertDate(ctx, body, former)
  const dutyCount = await assertDuties(ctx, draft.id)
  if (former)
    await ctx.tx
      .updateTable('postVersions')
      .set((e) => ({ state: 'superseded', toOn: body.fromOn, version: e('version', '+', 1) }))
      .where('bureauId', '=', bureauId)
      .where('id', '=', former.id)
      .execute()
  await ctx.tx
    .updateTable('postVersions')
    .set({ state: 'inForce', fromOn: body.fromOn, version: body.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', draft.id)
    .where('version', '=', body.version)
    .where('state', '=', 'draft')
    .execute()
  const category = draft.category === 'civilian' ? 'civilian' : 'duty'
  await ctx.tx
    .updateTable('posts')
    .set({ name: draft.name, category, supervisionNote: draft.supervisionNote, dutyCount, isExample, version: post.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', post.id)
    .execute()
    .catch((error: unknown) => {
      if (isDuplicate(error, 'postsByName'))
        throw invalid('name', `目录里已有“${draft.name}”，请在草稿里换一个名称。`, 'duplicateName')
      throw error
    })
  await recordEvent(ctx, {
    verb: 'post.putInForce',
    subjects: [{ id: post.id, kind: 'post' }],
    changes: [
      { field: 'number', before: former ? String(former.number) : null, after: String(draft.number) },
      { field: 'fromOn', before: former?.fromOn ?? null, after: body.fromOn },
      ...(body.reason ? [{ field: 'reason', after: body.reason }] : []),
    ],
  })
  return { id: post.id }
}
