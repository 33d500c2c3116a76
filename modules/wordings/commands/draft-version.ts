import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { canWrite } from '../policy.ts'
import { findAllVersions, lockWording } from '../queries.ts'
import { stateOn } from '../workflow.ts'

interface Input {
  params: { id: string }
  body: { version: number }
}

/** 起草新版本 — a copy of the newest version that was not abandoned; what is approved or in force is never edited itself. */
export async function draftVersion(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  if (!canWrite(ctx.actor)) throw forbidden('范本由辅警办起草。')
  const wording = await lockWording(ctx, params.id)
  const versions = await findAllVersions(ctx, wording.id)
  const waiting = versions.find((v) => ['draft', 'approved'].includes(stateOn(v, ctx.today)))
  if (waiting) {
    const how = waiting.approvedAt ? '已批准、还没有施行，先施行或者作废' : '还是草稿，请接着改它'
    throw new DomainError('conflict', 'draftExists', `第 ${waiting.number} 版${how}。`)
  }
  assertVersion(wording, body.version)
  const model = versions.find((v) => v.abandonedAt === null) ?? versions[0]
  const { bureauId, accountId, name } = ctx.actor
  const [id, number] = [newId(), (versions[0]?.number ?? 0) + 1]
  await ctx.tx
    .insertInto('wordingVersions')
    .values({
      bureauId,
      id,
      wordingId: wording.id,
      number,
      title: model?.title ?? wording.title,
      body: JSON.stringify(model?.body ?? []),
      draftedBy: accountId,
      draftedByName: name,
      draftedAt: ctx.now,
      editedBy: [accountId],
    })
    .execute()
  await ctx.tx
    .updateTable('wordings')
    .set({ version: body.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', wording.id)
    .execute()
  await recordEvent(ctx, {
    verb: 'wording.drafted',
    subjects: [{ id: wording.id, kind: 'wording' }],
    changes: [{ field: 'number', after: String(number) }],
  })
  return { id: wording.id }
}
