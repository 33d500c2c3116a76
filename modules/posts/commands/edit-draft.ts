import type { z } from 'zod'
import { type EventChange, recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import type { editDraft as endpoint } from '../contract.ts'
import { canEditCatalogue } from '../policy.ts'
import { findRedLines, lockDraft, lockPost } from '../queries.ts'
import { type JudgedDuty, judgeDuties } from '../red-line-guard.ts'

interface Input {
  params: { id: string }
  body: z.infer<NonNullable<(typeof endpoint)['body']>>
}

const findDuties = (ctx: CommandContext, versionId: string) =>
  ctx.db
    .selectFrom('postDuties')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('postVersionId', '=', versionId)
    .orderBy('position')
    .select(['text', 'redLineId', 'redLineReason'])
    .execute()

function changesOf(before: readonly JudgedDuty[], after: readonly JudgedDuty[]): EventChange[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, i) => i).flatMap((i) => {
    const [old, fresh] = [before[i], after[i]]
    const text =
      old?.text === fresh?.text ? [] : [{ field: `duty${i + 1}`, before: old?.text ?? null, after: fresh?.text ?? null }]
    const reason =
      (old?.redLineReason ?? null) === (fresh?.redLineReason ?? null)
        ? []
        : [{ field: `duty${i + 1}RedLineReason`, before: old?.redLineReason ?? null, after: fresh?.redLineReason ?? null }]
    return [...text, ...reason]
  })
}

/** Replaces the numbered duties; adding, changing, moving and deleting are all one new list. */
async function replaceDuties(ctx: CommandContext, versionId: string, duties: readonly JudgedDuty[]): Promise<EventChange[]> {
  const { bureauId } = ctx.actor
  const before = await findDuties(ctx, versionId)
  await ctx.tx.deleteFrom('postDuties').where('bureauId', '=', bureauId).where('postVersionId', '=', versionId).execute()
  const rows = duties.map((duty, i) => ({
    bureauId,
    postVersionId: versionId,
    position: i + 1,
    text: duty.text,
    redLineId: duty.redLineId,
    redLineReason: duty.redLineReason,
  }))
  if (rows.length > 0) await ctx.tx.insertInto('postDuties').values(rows).execute()
  return changesOf(before, duties)
}

/** 修改草稿 — wording and the whole list of duties; a duty that touches a red line is kept only with its reason. */
export async function editDraft(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  if (!canEditCatalogue(ctx.actor)) throw forbidden('岗位目录由辅警办编。单位可以提建议。')
  const post = await lockPost(ctx, params.id)
  const draft = await lockDraft(ctx, post.id)
  if (!draft || post.retiredOn !== null)
    throw new DomainError('conflict', 'noDraft', '没有草稿。施行中的版本不能改，请先起草新版本。')
  assertVersion(draft, body.version)
  const { version, duties, ...fields } = body
  const judged = duties ? judgeDuties(duties, await findRedLines(ctx)) : undefined
  const worded = Object.entries(fields)
    .filter(([field, after]) => after !== undefined && after !== draft[field as keyof typeof fields])
    .map(([field, after]) => ({ field, before: draft[field as keyof typeof fields], after }))
  await ctx.tx
    .updateTable('postVersions')
    .set({ ...fields, version: version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', draft.id)
    .where('version', '=', version)
    .execute()
  const reworded = judged ? await replaceDuties(ctx, draft.id, judged) : []
  await recordEvent(ctx, {
    verb: 'post.draftEdited',
    subjects: [{ id: post.id, kind: 'post' }],
    changes: [...worded, ...reworded],
  })
  return { id: post.id }
}
